"""A route in three views: its record, its form, its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import route_editing, route_history, route_records, session
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Route, Store

VIEWS = {
    "record": route_records.show_route,
    "edit": route_editing.show_editor,
    "history": route_history.show_history,
}


def show_views(store: Store, route: Route) -> None:
    """Draw one route in the view that is chosen."""
    if st.session_state.pop("route_saved", None) == route.code:
        st.success(say("routes_saved"))
    view = st.segmented_control(
        say("routes_views"),
        list(VIEWS),
        default="record",
        required=True,
        format_func=lambda name: say(f"routes_view_{name}"),
        key=f"route_view_{session.language()}",
        label_visibility="collapsed",
    )
    VIEWS[view](store, route)
