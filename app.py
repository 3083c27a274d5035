"""The launcher: `streamlit run app.py` serves the lesson.

Streamlit's main script is `pages/contents.py`, so no folder called `pages/` lies beside it: that would wake the older
page discovery. The launcher serves plotly.js out of the installed plotly package, without a copy here and without
another host. It serves the figure player and its words beside it. All files are compressed once, Streamlit's own as
well.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from gd_view.player import strings
from serving.middleware import CompressedOnce, Declared, Files, SentAtOnce

base = f"/{(st.get_option('server.baseUrlPath') or '').strip('/')}".rstrip("/")
player = Path(__file__).parent / "gd_view" / "player" / "web"


def words(_: Request) -> Response:
    """Return the player's words as a module, which a browser checks each time, like the files beside it."""
    return Response(strings.module(), media_type="text/javascript", headers={"Cache-Control": "no-cache"})


app = st.App(
    "pages/contents.py",
    routes=[
        Mount(f"{base}/plotly", Files(packages=[("plotly", "package_data")])),
        Route(f"{base}/player/strings.js", words),
        Mount(f"{base}/player", Files(directory=player)),
    ],
    middleware=[
        Middleware(Declared),
        Middleware(CompressedOnce, folders=[f"{base}/{name}/" for name in ("plotly", "player", "static")]),
        Middleware(SentAtOnce),
    ],
)
