"""The view of the map as an address or a saved view holds it, and opening the map there."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from catalogue import BoundingBox, Filters, ViewState
from pages.parts import comparing, fitting, map_layers, map_screen, picked, playback

if TYPE_CHECKING:
    from pages.parts.map_screen import Report

Position = tuple[float, float, float]

_AT = "map_at"
_OPENING_WIDTH_PX, _TILE_PX = 600, 256
_DIGITS = 4


def open_map(state: ViewState) -> Filters:
    """Let the map show `state` when it is drawn next; return the filters of the screen.

    An outline among the filters becomes the selection on the map: this is how `find_view` wrote it.
    """
    at = _position(state)
    st.session_state[_AT] = (at, None)
    if at:
        fitting.hold()
    view, zoom = (_around(at), int(at[2])) if at else (catalogue.FIRST_VIEW, map_screen.OPENING_ZOOM)
    map_screen.open_at(view, zoom)
    map_layers.choose(state.layers, state.measure)
    playback.open_month(state.month)
    comparing.keep_other(state.compare)
    picked.select(state.filters.area)
    return replace(state.filters, area=())


def find_view(chosen: Filters, report: Report) -> ViewState:
    """Return what a person sees: the seizures that `chosen` means, and the map as it stands."""
    layers, measure = st.session_state["layers"], st.session_state["measure"]
    lat, lon, zoom = _moved_to(report) or (None, None, None)
    return ViewState(
        filters=replace(chosen, area=chosen.area or picked.selection()),
        lat=lat,
        lon=lon,
        zoom=zoom,
        layers=None if layers == map_layers.OPENING_LAYERS else layers,
        measure=None if measure == map_layers.MEASURES[0] else measure,
        compare=comparing.other(),
        month=report.month if report.held else playback.opening_month(),
    )


def _moved_to(report: Report) -> Position | None:
    """Return where the map was moved to; None where it stands as it opens.

    A map's edges lie on whole pixels: where it opens, it reports a centre a little beside the one it was
    given. Only what lies farther off is a move, or each visit would move the map, and change its address.
    """
    kept: Position | None
    kept, reference = st.session_state.get(_AT, (None, None))
    if not report.held:
        st.session_state[_AT] = (kept, None)
        return kept
    now = _centre(report)
    if reference is None:
        reference = now
    elif _is_moved(reference, now):
        kept = reference = now
    st.session_state[_AT] = (kept, reference)
    return kept


def _is_moved(before: Position, now: Position) -> bool:
    pixel = 360 / (_TILE_PX * 2 ** now[2])
    return before[2] != now[2] or abs(before[0] - now[0]) > pixel or abs(before[1] - now[1]) > pixel


def _centre(report: Report) -> Position:
    """Return the latitude and longitude in the middle of a Web Mercator map, to some 10 m, and its zoom."""
    view = report.view
    edges = [math.asinh(math.tan(math.radians(lat))) for lat in (view.south, view.north)]
    lat = math.degrees(math.atan(math.sinh(sum(edges) / 2)))
    return round(lat, _DIGITS), round((view.west + view.east) / 2, _DIGITS), float(report.zoom)


def _position(state: ViewState) -> Position | None:
    if state.lat is None or state.lon is None or state.zoom is None:
        return None
    return state.lat, state.lon, state.zoom


def _around(at: Position) -> BoundingBox:
    """Return a view around a place, some 600 px wide: the page tells the true one once it is drawn."""
    half = _OPENING_WIDTH_PX / 2 * 360 / (_TILE_PX * 2 ** at[2])
    return BoundingBox(at[0] - half / 2, at[1] - half, at[0] + half / 2, at[1] + half)
