"""The filters that fewer people need, folded away: their fields are drawn once somebody opens them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

import catalogue
from catalogue import Filters, Handling
from pages.parts import session
from pages.parts.filter_fields import field_key, show_list, show_one
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Store

_LISTS = ("routes", "operations", "installations", "departures", "destinations")
_FIELDS = (
    "provinces",
    "crossings",
    *_LISTS,
    "mass_kg_min",
    "mass_kg_max",
    "sender",
    "batch",
    "precisions",
    "ceiling",
)
_OPEN = "more_filters"
_NEAREST_KM, _FARTHEST_KM = 1.0, 200.0


def show_more(store: Store, before: Filters) -> dict[str, Any]:
    """Draw the folded filters, with how many of them are set; return what is chosen, by field of Filters."""
    count = _count_set(before)
    title = say("filters_more_set", count=count) if count else say("filters_more")
    # Trap: the browser folds it back to `expanded` whenever its title, and so the count, changes.
    folded = st.expander(
        title,
        expanded=st.session_state.get(_OPEN, False),
        key=f"{_OPEN}_{session.language()}",
        on_change="rerun",
    )
    st.session_state[_OPEN] = bool(folded.open)
    if not folded.open:
        return {}
    with folded:
        return {
            "provinces": show_list(store, "provinces", before.provinces),
            **_show_crossings(store, before),
            **{field: show_list(store, field, getattr(before, field)) for field in _LISTS},
            **_show_masses(before),
            **_show_imports(store, before),
            "precisions": show_list(store, "precisions", before.precisions),
            "ceiling": _show_ceiling(before),
        }


def _count_set(before: Filters) -> int:
    """Return how many of the folded filters are set, those typed just now included."""
    now = {name: st.session_state.get(field_key(name), getattr(before, name)) for name in _FIELDS}
    plain = {name: tuple(value) if isinstance(value, list) else value for name, value in now.items()}
    return sum(value != getattr(catalogue.EVERYTHING, name) for name, value in plain.items())


def _show_crossings(store: Store, before: Filters) -> dict[str, Any]:
    crossings = show_list(store, "crossings", before.crossings)
    if not crossings:
        return {"crossings": (), "crossing_km": before.crossing_km}
    within_km = st.number_input(
        say("filter_crossing_km"),
        min(_NEAREST_KM, before.crossing_km),
        max(_FARTHEST_KM, before.crossing_km),
        before.crossing_km,
        step=5.0,
        format="%g",
        key=field_key("crossing_km"),
    )
    return {"crossings": crossings, "crossing_km": within_km}


def _show_masses(before: Filters) -> dict[str, Any]:
    least, most = st.columns(2, gap="xsmall")
    return {
        name: place.number_input(
            say(f"filter_{name}_short"),
            min(0.0, getattr(before, name) or 0.0),
            None,
            getattr(before, name),
            format="%g",
            placeholder=say("filter_any"),
            help=say("filter_mass_help"),
            key=field_key(name),
        )
        for name, place in (("mass_kg_min", least), ("mass_kg_max", most))
    }


def _show_imports(store: Store, before: Filters) -> dict[str, Any]:
    sender = show_one(store, "sender", before.sender)
    batch = show_one(store, "batch", None if before.batch is None else str(before.batch))
    return {"sender": sender, "batch": None if batch is None else int(batch)}


def _show_ceiling(before: Filters) -> Handling:
    codes = list(Handling)
    answer = st.selectbox(
        say("filter_ceiling"),
        codes,
        codes.index(before.ceiling),
        format_func=lambda code: code.value,
        help=say("filter_ceiling_help"),
        key=field_key("ceiling"),
    )
    return Handling(answer)
