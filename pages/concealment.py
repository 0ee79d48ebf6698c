"""Concealment: the tree of methods; how each is recognised, detected and prevented, and where it was seen."""

import streamlit as st

import catalogue
from pages.parts import frame, method_records, session
from pages.parts.session import say

frame.enter()
reader = session.open_cursor()
list_place, record_place = st.columns([9, 11])
with list_place:
    text = st.text_input(say("search_methods"), key="method_search", persist_state="session")
    tree = method_records.in_tree_order(catalogue.list_methods())
    found = method_records.find_methods(tree, text)
    st.caption(say("methods_found", count=len(found)))
    picked = st.dataframe(
        method_records.method_table(found, catalogue.count_method_seizures(reader)),
        key="methods",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row-required",
        height=560,
        alt=say("page_concealment"),
    )
with record_place:
    if found:
        rows = picked["selection"]["rows"] or [0]
        method_records.show_method(reader, found[min(rows[0], len(found) - 1)][1])
    else:
        st.text(say("methods_none"))
