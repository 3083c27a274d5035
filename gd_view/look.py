"""The lesson's own look, on top of the theme in `.streamlit/config.toml`."""

from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
CONTENTS_WIDTH = 250  # pixels


def apply() -> None:
    """Set the page up and put the style sheet on it."""
    st.set_page_config(
        page_title="Gradient descent",
        page_icon=HERE / "icon.svg",  # a file of ours: an icon by name would be asked of another host
        layout="wide",
        initial_sidebar_state=CONTENTS_WIDTH,
    )
    st.html(HERE / "look.css")
