"""Routes: search the catalogue's routes, read one with its map, statements, sources and seizures."""

import streamlit as st

import catalogue
from pages.parts import frame, route_records, route_views, session, tables
from pages.parts.session import say

frame.enter()
reader = session.open_cursor()
list_place, record_place = st.columns([9, 11])
with list_place:
    text = st.text_input(say("search_routes"), key="route_search", persist_state="session")
    found = route_records.find_routes(catalogue.list_routes(reader), text)
    st.caption(say("routes_found", count=len(found)))
    picked = st.dataframe(
        route_records.route_table(found, catalogue.count_route_seizures(reader)),
        key="routes",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row-required",
        height=560,
        column_config=tables.column_widths(route_records.LIST_WIDTHS_PX),
        alt=say("page_routes"),
    )
with record_place:
    if found:
        rows = picked["selection"]["rows"] or [0]
        route_views.show_views(reader, found[min(rows[0], len(found) - 1)])
    else:
        st.text(say("routes_none"))
