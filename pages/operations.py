"""Joint operations: their dates, participants and sources; the seizures that were tagged with them."""

import streamlit as st

import catalogue
from pages.parts import frame, lists, operation_adding, operation_records, session
from pages.parts.session import say

frame.enter()
reader = session.open_cursor()
list_place, record_place = st.columns([9, 11])
picked = None
with list_place:
    text = st.text_input(say("search_operations"), key="operation_search", persist_state="session")
    found = operation_records.find_operations(catalogue.list_joint_activities(reader), text)
    st.caption(say("operations_found", count=len(found)))
    if found:
        table = operation_records.operation_table(found, catalogue.count_operation_seizures(reader))
        codes = [activity.code for activity in found]
        picked = lists.pick_record(
            table, codes, "operation", say("page_operations"), operation_records.LIST_WIDTHS_PX
        )
    if st.button(say("operations_new")):
        st.session_state[operation_adding.NEW] = True
with record_place:
    if st.session_state.get(operation_adding.NEW):
        operation_adding.show_new(reader)
    elif picked:
        operation_records.show_operation(reader, catalogue.get_joint_activity(reader, picked))
    else:
        st.text(say("operations_none"))
