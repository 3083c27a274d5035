"""The launcher: `streamlit run app.py` serves the lesson.

It is apart from the contents so that no folder called `pages/` lies beside the main script, which would wake
Streamlit's older page discovery, and so that plotly.js comes out of the installed plotly package, compressed,
with no copy here and no other host asked.
"""

import streamlit as st
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

plotly_js = GZipMiddleware(StaticFiles(packages=[("plotly", "package_data")]), compresslevel=6)

base = f"/{st.get_option('server.baseUrlPath') or ''}".rstrip("/")

app = st.App("pages/contents.py", routes=[Mount(f"{base}/plotly", plotly_js)])
