"""Routes: search the catalogue's routes, read one with its map, statements, sources and seizures."""

import streamlit as st

import catalogue
from pages.parts import frame, lists, route_editing, route_proposals, route_records, route_views, session
from pages.parts.session import say

frame.enter()
reader = session.open_cursor()
list_place, record_place = st.columns([9, 11])
picked = None
with list_place:
    text = st.text_input(say("search_routes"), key="route_search", persist_state="session")
    found = route_records.find_routes(catalogue.list_routes(reader), text)
    st.caption(say("routes_found", count=len(found)))
    if found:
        table = route_records.route_table(found, catalogue.count_route_seizures(reader))
        codes = [route.code for route in found]
        picked = lists.pick_record(table, codes, "route", say("page_routes"), route_records.LIST_WIDTHS_PX)
    if st.button(say("routes_new")):
        st.session_state[route_editing.NEW] = True
with record_place:
    if st.session_state.get(route_editing.NEW):
        route_editing.show_new(reader, catalogue.get_route(reader, picked) if picked else None)
    elif picked:
        route_views.show_views(reader, catalogue.get_route(reader, picked))
    else:
        st.text(say("routes_none"))
route_proposals.show_proposals(reader)
