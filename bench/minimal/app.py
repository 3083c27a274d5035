"""The yardstick: one slider and one Plotly curve, written as Streamlit's documentation would, stock settings."""

import numpy as np
import plotly.graph_objects as go
import streamlit as st

steepness = st.slider("Steepness", 0.0, 5.0, 1.0, 0.1)
w = np.linspace(-5, 5, 241)
st.plotly_chart(go.Figure(go.Scatter(x=w, y=steepness * w**2)))
