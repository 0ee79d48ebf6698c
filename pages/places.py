"""Places: what texts of places mean that the gazetteer left open; decisions, their undoing and sharing."""

import streamlit as st

from pages.parts import frame, places, places_choice, places_decisions, places_sharing, session
from pages.parts.session import say

frame.enter()
reader = session.open_cursor()
places.show_notice()
list_place, choice_place = st.columns([10, 11])
with list_place:
    picked = places.show_list(reader)
with choice_place:
    if picked is not None:
        places_choice.show_choice(reader, picked)
history, share = st.tabs([say("places_history"), say("places_share")])
with history:
    places_decisions.show_decisions(reader)
    places_decisions.show_relocation(reader)
with share:
    places_sharing.show_download(reader)
    places_sharing.show_upload(reader)
