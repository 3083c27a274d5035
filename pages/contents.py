"""The table of contents: which chapters there are, in reading order."""

import streamlit as st

from gd_view.page import look

look.apply()

chapter = st.navigation(
    [
        st.Page("welcome.py", title="Gradient descent", icon=":material/landscape:", default=True),
        st.Page("fog_walk.py", title="A walk in the fog"),
        st.Page("update_rule.py", title="One step, taken apart"),
        st.Page("single_well.py", title="One valley"),
        st.Page("double_well.py", title="Two valleys"),
        st.Page("outcome_map.py", title="The map of outcomes"),
        st.Page("many_parameters.py", title="Many parameters"),
        # Not code.py: while a page runs its folder is searched first, and pdb imports the standard module "code".
        st.Page("the_code.py", title="The code, in five lines", url_path="code"),
    ]
)
chapter.run()
