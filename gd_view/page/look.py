"""The lesson's own look, on top of the theme in `.streamlit/config.toml`."""

from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from gd_view.player.component import component
from gd_view.player.strings import STRINGS

HERE = Path(__file__).parent
CONTENTS_WIDTH = 250  # pixels


@cache
def _style(of_the_chapters: tuple[Path, ...], *, in_frame: bool) -> str:
    """Return all style sheets as one."""
    shared = (
        "page/look.css",
        "page/task.css",
        "curve/scale.css",
        "player/player.css",
        "player/sheet.css",
        "player/share.css",
    )
    last = ("embed.css", "print.css") if in_frame else ("print.css",)
    sheets = (*(HERE.parent / sheet for sheet in shared), *of_the_chapters, *(HERE / sheet for sheet in last))
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def of_chapter(slug: str) -> str:
    """Return the style that a picture of one chapter has beside the player's own."""
    sheets = (HERE / "look.css", HERE.parent / "curve/scale.css", HERE.parent / f"chapters/{slug}/style.css")
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets if sheet.exists())


def apply(style_sheets: tuple[Path, ...], *, in_frame: bool = False) -> None:
    """Set the page up and put the style sheets on it.

    Parameters
    ----------
    style_sheets
        Sheets of the chapters, which follow the shared ones. Paper has the last word.
    in_frame
        Whether the page is shown in a frame of another page.
    """
    st.set_page_config(
        page_icon=HERE / "icon.svg",  # a file: Streamlit would fetch an icon by name from another host
        layout="wide",
        initial_sidebar_state=CONTENTS_WIDTH,
    )
    # Where no module of the player loads, its loader finds these words here: they need not go with every move.
    missing = f'<p class="gd-missing" hidden>{escape(STRINGS.no_player)}</p>'
    st.html(f"<style>{_style(style_sheets, in_frame=in_frame)}</style>{missing}")
    # Looks after the focus, and says when the server is away.
    component("whole_page", '<section hidden data-module="page.js"></section>')(key="whole_page")
