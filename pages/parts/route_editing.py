"""A route record as a form: facts, texts, waypoints on the map, legs; saving makes a new version."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from catalogue import CatalogueError
from pages.parts import route_drawing, route_facts, route_legs, session
from pages.parts.session import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalogue import Route, Store

NEW = "route_new"  # of the session: the form of a new record is open


def show_editor(store: Store, route: Route) -> None:
    """Draw the form of `route`; what is saved is its newest version, its line and ties made anew."""
    version = int(catalogue.list_route_versions(store, route.code)["version"].iloc[0])
    own = f"edit_{route.code}_{version}"
    st.caption(say("routes_edit_help"))
    edited = _show_form(route, own)
    change = st.text_input(say("routes_what_changed"), key=f"{own}_change")
    if st.button(say("routes_save"), type="primary", key=f"{own}_save"):
        _save(lambda: catalogue.save_route(store, edited, change), edited.code)


def show_new(store: Store, picked: Route | None) -> None:
    """Draw the form of a new record, empty or with what `picked` says."""
    st.subheader(say("routes_new"), anchor=False)
    if st.button(say("routes_new_close")):
        st.session_state.pop(NEW)
        st.rerun()
    starts = ["", *([picked.code] if picked else [])]
    start = st.segmented_control(
        say("routes_start"), starts, default="", required=True, format_func=_start_words
    )
    own = f"new_{start}"
    code = st.text_input(say("routes_new_code"), max_chars=8, key=f"{own}_code")
    draft = replace(picked, status="unconfirmed") if picked and start else catalogue.new_route()
    edited = replace(_show_form(draft, own), code=code)
    change = st.text_input(say("routes_why_new"), key=f"{own}_change")
    if st.button(say("routes_save_new"), type="primary", key=f"{own}_save"):
        _save(lambda: catalogue.create_route(store, edited, change), code.strip().upper())


def _start_words(code: str) -> str:
    return say("routes_copy_of", code=code) if code else say("routes_empty")


def _show_form(route: Route, own: str) -> Route:
    edited = route_facts.show_facts(route, own)
    st.subheader(say("routes_waypoints"), anchor=False)
    edited = route_drawing.show_drawing(edited, own)
    st.subheader(say("route_legs"), anchor=False)
    return route_legs.show_legs(edited, own)


def _save(act: Callable[[], object], code: str) -> None:
    try:
        with st.spinner(say("routes_saving")):
            act()
    except CatalogueError as error:
        st.error(error.text(session.language()))
        return
    st.session_state.pop(NEW, None)
    st.session_state["route_saved"] = st.session_state["picked_route"] = code
    st.query_params["route"] = code
    st.rerun()
