"""The parts of every figure, with neither Streamlit nor Plotly."""
