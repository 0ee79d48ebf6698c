"""Concealment: the tree of methods; how each is recognised, detected and prevented, and where it was seen."""

import streamlit as st

import catalogue
from pages.parts import frame, lists, method_records, session
from pages.parts.session import say

frame.enter()
reader = session.open_cursor()
list_place, record_place = st.columns([9, 11])
picked = None
with list_place:
    text = st.text_input(say("search_methods"), key="method_search", persist_state="session")
    tree = method_records.in_tree_order(catalogue.list_methods())
    found = method_records.find_methods(tree, text)
    st.caption(say("methods_found", count=len(found)))
    if found:
        table = method_records.method_table(found, catalogue.count_method_seizures(reader))
        codes = [method.code for _, method in found]
        picked = lists.pick_record(
            table, codes, "method", say("page_concealment"), method_records.LIST_WIDTHS_PX
        )
with record_place:
    if picked:
        method_records.show_method(reader, catalogue.get_method(picked))
    else:
        st.text(say("methods_none"))
