"""Repeats: reports that may be one seizure, with reasons; a person says same, different or later."""

import streamlit as st

from pages.parts import duplicate_choice, duplicate_decisions, duplicates, frame, session
from pages.parts.session import say

frame.enter()
reader = session.open_cursor()
duplicates.show_notice()
st.caption(say("review_about"))
list_place, choice_place = st.columns([10, 11])
with list_place:
    picked = duplicates.show_list(reader)
with choice_place:
    if picked is not None:
        duplicate_choice.show_choice(reader, picked)
st.subheader(say("review_decisions"), anchor=False)
duplicate_decisions.show_decisions(reader)
