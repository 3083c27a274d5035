"""The launcher: `streamlit run app.py` serves the lesson.

It is apart from the contents so that no folder called `pages/` lies beside the main script, which would wake
Streamlit's older page discovery, and so that plotly.js comes out of the installed plotly package, with no copy here
and no other host asked. The figure player and its words are served beside it. Files are compressed once, Streamlit's
own as well.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from gd_view.player import strings
from serving.middleware import CompressedOnce, Files, SentAtOnce

base = f"/{(st.get_option('server.baseUrlPath') or '').strip('/')}".rstrip("/")
player = Path(__file__).parent / "gd_view" / "player" / "web"


def words(_: Request) -> Response:
    """Return the player's words, as a module that a browser asks for each time, as for the files beside it."""
    return Response(strings.module(), media_type="text/javascript", headers={"Cache-Control": "no-cache"})


app = st.App(
    "pages/contents.py",
    routes=[
        Mount(f"{base}/plotly", Files(packages=[("plotly", "package_data")])),
        Route(f"{base}/player/strings.js", words),
        Mount(f"{base}/player", Files(directory=player)),
    ],
    middleware=[
        Middleware(CompressedOnce, folders=[f"{base}/{name}/" for name in ("plotly", "player", "static")]),
        Middleware(SentAtOnce),
    ],
)
