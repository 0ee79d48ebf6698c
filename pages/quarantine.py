"""Mending: the problems of an import, a new text for a cell or for all equal cells, and another try."""

import streamlit as st

from pages.parts import frame, mending, mends, quarantine, session
from pages.parts.session import say

frame.enter()
reader = session.open_cursor()
quarantine.show_notice()
st.caption(say("mend_about"))
batch = quarantine.show_batch_choice(reader)
if batch is not None:
    list_place, mend_place = st.columns([10, 11])
    with list_place:
        picked = quarantine.show_list(reader, batch)
    with mend_place:
        if picked is not None:
            mending.show_mending(reader, batch, picked)
    mends.show_retry(reader, batch)
    mends.show_workbook(reader, batch)
