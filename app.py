"""The launcher: `streamlit run app.py` serves the lesson.

It is apart from the contents so that no folder called `pages/` lies beside the main script, which would wake
Streamlit's older page discovery, and so that plotly.js comes out of the installed plotly package, compressed,
with no copy here and no other host asked. The figure player is served beside it.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles


class Files(StaticFiles):
    """Files that a browser keeps, and asks each time whether they have changed."""

    def file_response(self, *args: object, **options: object) -> Response:
        """Return a file, or word that the browser's copy is still good."""
        response = super().file_response(*args, **options)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = "no-cache"
        return response


base = f"/{st.get_option('server.baseUrlPath') or ''}".rstrip("/")
player = Path(__file__).parent / "gd_view" / "player" / "web"

app = st.App(
    "pages/contents.py",
    routes=[
        Mount(
            f"{base}/plotly", GZipMiddleware(Files(packages=[("plotly", "package_data")]), compresslevel=6)
        ),
        Mount(f"{base}/player", GZipMiddleware(Files(directory=player))),
    ],
)
