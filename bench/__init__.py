"""What the lesson costs, beside a minimal Streamlit app measured in the same run: `python -m bench`."""
