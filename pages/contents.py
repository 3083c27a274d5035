"""The table of contents: which chapters there are, in reading order."""

import streamlit as st

from gd_view import look

look.apply()

chapter = st.navigation(
    {
        "": [st.Page("welcome.py", title="Gradient descent", icon=":material/landscape:", default=True)],
        "Chapters": [
            st.Page("single_well.py", title="One valley, every learning rate"),
            st.Page("double_well.py", title="Which valley will it find?"),
        ],
    }
)
chapter.run()
