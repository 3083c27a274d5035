"""Vote: a class answers one question of the lesson on its phones, and the teacher's screen shows how many have."""

import streamlit as st

from gd_view.chapters import CONTENTS, RECORDS, after
from gd_view.chapters.vote import entry

HERE = CONTENTS["vote"]

st.title("Vote")
if not entry.show(RECORDS):
    st.page_link(after(HERE).file, label="To the lesson")  # not solid: what most have come for is to join
