"""The beginning of every visit: the look, the table of contents, and the chapter that the address names."""

import streamlit as st

from gd_view.chapters import RECORDS, style_sheets
from gd_view.page import look, memory

look.apply(style_sheets())
memory.remember(RECORDS)
page = st.navigation(
    [
        st.Page(
            chapter.file, title=chapter.title, icon=chapter.icon, url_path=chapter.address, default=i == 0
        )
        for i, chapter in enumerate(RECORDS)
    ]
)
page.run()
