"""What every figure is made of, with neither Streamlit nor Plotly."""
