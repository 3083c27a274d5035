"""The beginning of every visit: the look, the table of contents, and the chapter that the address names."""

import streamlit as st

from gd_view.chapters import CONTENTS, UNLISTED, at, numbered, style_sheets
from gd_view.page import contents, look, memory, present, state

in_frame = bool(st.context.is_embedded)
look.apply((*style_sheets(), *present.heed()), in_frame=in_frame)
memory.recall(CONTENTS.values())
page = st.navigation(
    [
        st.Page(
            chapter.file,
            title=contents.entry(chapter, numbered(chapter)),
            icon=contents.icon(chapter),
            url_path=chapter.address,
            default=i == 0,
            visibility="hidden" if chapter in UNLISTED else "visible",
        )
        for i, chapter in enumerate(CONTENTS.values())
    ],
    position="hidden" if in_frame else "sidebar",  # a frame shows the one chapter that its address names
)
memory.keep(CONTENTS.values())
state.opened(page.url_path)
present.bar(at(page.url_path))
page.run()
