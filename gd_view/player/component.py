"""What the player and the sheet share: an empty section, to which one loader brings the module that the section names.

Streamlit sends a component's files with every run. So the modules do not go with them: `app.py` serves those of `web/`
below the app's own base path.

What is no bytes goes as a list: in a dict Streamlit looks for tables, for which it loads pandas and pyarrow.
"""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

LOADER = Path(__file__).parent / "loader.js"


@cache
def component(name: str, section: str) -> Any:
    """Return a component whose HTML is a section with the name of its module in `data-module`."""
    js = LOADER.read_text(encoding="utf-8")
    return st.components.v2.component(name, html=section, js=js, isolate_styles=False)
