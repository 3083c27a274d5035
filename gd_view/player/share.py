"""Mount what shares this moment: a link with every value and the step, and on request its QR code.

The step is the page's own, and the server hears nothing of it. So the link is written in the page. To have its code the
page says it, and the code of just this link comes back.
"""

import re
from typing import Final

import segno
import streamlit as st

from gd_view.player.component import component

SECTION = '<section class="gd-moment" data-module="share.js"></section>'
KEY = "share"
LINK: Final = re.compile(r"https?://[!-~]+")  # as the browser writes it: nothing but visible ASCII
LONGEST: Final = 1000  # characters; no code of more is easy to read; without a task a link has 400 at most
QUIET_ZONE: Final = 4  # modules, white, without which no reader finds the code


def share(path: str = "", title: str = "") -> None:
    """Show the link to this moment and its code, if it was asked for.

    Parameters
    ----------
    path, title
        Of a page of the lesson: the link is to that one, and a snippet shows it in a frame.
    """
    link = understood((st.session_state.get(KEY) or {}).get("link"))
    data = {
        "link": link,
        "code": qr_code(link) if link else "",
        "longest": LONGEST,
        "path": path,
        "title": title,
    }
    component("share", SECTION)(key=KEY, data=data, on_link_change=_heard)


def understood(given: object) -> str:
    """Return the link that a browser wants the code of, or nothing where that, which may be forged, is none."""
    is_link = isinstance(given, str) and len(given) <= LONGEST and LINK.fullmatch(given)
    return str(given) if is_link else ""


def qr_code(link: str) -> str:
    """Return the QR code of a link as SVG, which is black on white in the dark as well."""
    code = segno.make_qr(link, error="m")
    return str(code.svg_inline(border=QUIET_ZONE, light="#fff", omitsize=True, unit=None))


def _heard() -> None:
    """Take the link whose code is asked for; Streamlit holds it for `share`."""
