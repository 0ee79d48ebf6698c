"""The playback of the map by month: on or off, and the layer that holds what each month has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

import catalogue
from pages.parts import session

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from catalogue import CatalogueGroup, Store
    from pages.parts.map_layers import Wanted

_ON, _OPENING = "map_play", "map_play_month"


def is_on() -> bool:
    """Tell whether the months are played."""
    return bool(st.session_state.get(_ON))


def layers() -> frozenset[str]:
    """Return the name of the layer that the playback needs, if it is on."""
    return frozenset({"months"} if is_on() else ())


def take_event(event: Mapping[str, Any]) -> None:
    """Turn the playback on or off where the map's page asks for it."""
    if event.get("kind") == "play":
        st.session_state[_ON] = bool(event["on"])
        st.session_state.pop(_OPENING, None)


def open_month(month: dt.date | None) -> None:
    """Let the playback open at `month`, the first day of one; None: no playback."""
    st.session_state[_ON], st.session_state[_OPENING] = month is not None, month


def opening_month() -> dt.date | None:
    """Return the month at which the playback opens; None: at all months."""
    month: dt.date | None = st.session_state.get(_OPENING)
    return month


def place_of(month: dt.date | None, layers: Sequence[CatalogueGroup]) -> int | None:
    """Return the place of `month` among those of the layer of months; None: it is not played."""
    played = [layer for layer in layers if layer.layer_name == "months"]
    if month is None or not played or not played[0].content["first"]:
        return None
    year, first = map(int, played[0].content["first"].split("-"))
    return (month.year - year) * 12 + month.month - first


def make_layers(store: Store, wanted: list[Wanted]) -> list[Any]:
    """Return for each map what every month holds, on one scale of circles; nothing if the playback is off."""
    if not is_on():
        return []
    months = [catalogue.get_month_cells(store, one.filters, one.view, one.zoom) for one in wanted]
    scale = catalogue.months_scale(months, wanted[0].measure)
    firsts, lasts = (
        [day for day in days if day] for days in zip(*((one.first, one.last) for one in months), strict=True)
    )
    span = (min(firsts), max(lasts)) if firsts else None
    return [
        catalogue.month_group(one, session.language(), scale=scale, span=span, shared=len(months) > 1)
        for one in months
    ]
