"""The welcome: what one will be able to do at the end, the chapters, and the way to begin."""

import streamlit as st

from gd_view.chapters import CONTENTS, FOR_TEACHERS, RECORDS, after, cover, numbered
from gd_view.chapters.welcome import overview
from gd_view.page import chapter

first = after(CONTENTS["welcome"])

st.title("How a machine walks downhill")

with st.container(key="welcome"):
    with st.container():
        st.markdown(
            "A machine learns by making a number called **loss** smaller. This is the oldest and still the most used "
            "way to do it: look at the slope under your feet, take a step down, repeat. It is called **gradient "
            "descent**."
        )
        st.markdown("\n".join(overview.AT_THE_END))
        st.markdown(
            "You will predict first and then watch. Being wrong is the useful part. Nobody sees your answers: they "
            "stay in this tab of your browser and go with it. There is no login."
        )
        chapter.lead_on(first, f"Begin with {first.announced}")
        st.page_link(FOR_TEACHERS.file, label=FOR_TEACHERS.title)

    with st.container(key="overview"):
        st.header(overview.length(RECORDS[1:]))
        with st.container(key="covers"):
            for record in RECORDS[1:]:
                with st.container(key=f"cover_{record.slug}"):
                    st.markdown(cover(record), unsafe_allow_html=True)
                    st.page_link(record.file, label=numbered(record))
                    st.html(overview.minutes(record))
