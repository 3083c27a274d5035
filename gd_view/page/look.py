"""The lesson's own look, on top of the theme in `.streamlit/config.toml`."""

from functools import cache
from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
CONTENTS_WIDTH = 250  # pixels


@cache
def _style() -> str:
    """Return all style sheets as one."""
    sheets = (HERE / "look.css", HERE.parent / "player" / "player.css")
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def apply() -> None:
    """Set the page up and put the style sheet on it."""
    st.set_page_config(
        page_icon=HERE / "icon.svg",  # a file of ours: an icon by name would be asked of another host
        layout="wide",
        initial_sidebar_state=CONTENTS_WIDTH,
    )
    st.html(f"<style>{_style()}</style>")
