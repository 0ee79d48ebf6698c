"""Container control: control units on a map and as a list, measures that prevent, consignments."""

import streamlit as st

import catalogue
from pages.parts import container_records, frame, session
from pages.parts.session import say
from pages.parts.statements import Sources

frame.enter()
control = catalogue.container_control()
st.text(say("containers_about"))
st.badge(control.handling, color="gray", help=session.handling_words(catalogue.Handling(control.handling)))
sources = Sources()
map_place, list_place = st.columns([11, 9])
with map_place:
    container_records.show_units(control.units, sources)
with list_place:
    container_records.show_measures(control.measures, sources)
st.page_link("pages/operations.py", label=say("operations_link"))
container_records.show_consignments(session.open_cursor())
sources.show()
