"""The launcher: `streamlit run app.py` serves the lesson.

It is apart from the contents so that no folder called `pages/` lies beside the main script, which would wake
Streamlit's older page discovery, and so that plotly.js comes out of the installed plotly package, with no copy here
and no other host asked. The figure player is served beside it. Both and Streamlit's own files are compressed once.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount

from serving.middleware import CompressedOnce, Files, SentAtOnce

base = f"/{(st.get_option('server.baseUrlPath') or '').strip('/')}".rstrip("/")
player = Path(__file__).parent / "gd_view" / "player" / "web"

app = st.App(
    "pages/contents.py",
    routes=[
        Mount(f"{base}/plotly", Files(packages=[("plotly", "package_data")])),
        Mount(f"{base}/player", Files(directory=player)),
    ],
    middleware=[
        Middleware(CompressedOnce, folders=[f"{base}/{name}/" for name in ("plotly", "player", "static")]),
        Middleware(SentAtOnce),
    ],
)
