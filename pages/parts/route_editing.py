"""A route record as a form: facts, waypoints on the map, legs; saving makes a new version."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from catalogue import CatalogueError, Leg
from pages.parts import route_drawing, route_facts, session
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Route, Store

_MODES = ("road", "rail", "river", "sea", "air", "mail")


def show_editor(store: Store, route: Route) -> None:
    """Draw the form of `route`; what is saved is its newest version, its line and ties made anew."""
    version = int(catalogue.list_route_versions(store, route.code)["version"].iloc[0])
    own = f"edit_{route.code}_{version}"
    st.caption(say("routes_edit_help"))
    edited = route_facts.show_facts(route, own)
    st.subheader(say("routes_waypoints"), anchor=False)
    edited = route_drawing.show_drawing(edited, own)
    st.subheader(say("route_legs"), anchor=False)
    edited = _show_legs(edited, own)
    change = st.text_input(say("routes_what_changed"), key=f"{own}_change")
    if st.button(say("routes_save"), type="primary", key=f"{own}_save"):
        _save(store, edited, change)


def _save(store: Store, edited: Route, change: str) -> None:
    try:
        with st.spinner(say("routes_saving")):
            catalogue.save_route(store, edited, change)
    except CatalogueError as error:
        st.error(error.text(session.language()))
        return
    st.session_state["route_saved"] = edited.code
    st.rerun()


def _show_legs(route: Route, own: str) -> Route:
    rows = [(leg.start, leg.end, leg.mode, leg.crossing) for leg in route.legs]
    titles = {name: say(f"column_{name}") for name in ("from", "to", "mode", "crossing")}
    edited = st.data_editor(
        pd.DataFrame(rows, columns=list(titles), dtype="str"),
        hide_index=True,
        disabled=["from", "to"],
        column_config={name: st.column_config.Column(title) for name, title in titles.items()}
        | {"mode": st.column_config.SelectboxColumn(titles["mode"], options=_MODES, required=True)},
        key=f"{own}_legs_{session.language()}_{abs(hash(route.legs))}",
    )
    told = edited.to_dict("records")
    legs = (Leg(row["from"], row["to"], row["mode"], _crossing(row["crossing"])) for row in told)
    return replace(route, legs=tuple(legs))


def _crossing(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and value.strip() else None
