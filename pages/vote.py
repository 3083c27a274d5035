"""Vote: a class answers one question of the lesson on its phones, and the teacher's screen shows how many have."""

import streamlit as st

from gd_view.chapters import CONTENTS, RECORDS, after
from gd_view.chapters.vote import entry
from gd_view.page import chapter

HERE = CONTENTS["vote"]

st.title("Vote")
if not entry.show(RECORDS):
    chapter.lead_on(after(HERE), "To the lesson")
