"""The map goes to what a new filter finds; where an address or a kept view says where it stands, it stays."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from catalogue import BoundingBox, Filters
from pages.parts import map_screen

if TYPE_CHECKING:
    from catalogue import Store
    from pages.parts.map_screen import Report

_FITTED, _HELD = "map_fitted", "map_held"
_TILE_PX = 256
# Until the page has told its size: that of one map beside its list on a laptop.
_FIRST_WIDTH_PX, _FIRST_HEIGHT_PX = 700, 440
# What is found keeps clear of the edges; one place is shown with the towns around it.
_ROOM, _CLOSEST_ZOOM = 1.2, 8


def hold() -> None:
    """Leave the map where it stands when the filters change next: somebody said where."""
    st.session_state[_HELD] = True


def follow(store: Store, chosen: Filters, report: Report) -> bool:
    """Let the map open at what `chosen` finds, where that changed since; tell whether it does."""
    held = st.session_state.pop(_HELD, False)
    before = st.session_state.get(_FITTED, Filters())
    st.session_state[_FITTED] = chosen
    extent = None if held or chosen == before else catalogue.get_extent(store, chosen)
    if extent:
        map_screen.open_at(*fit(extent, *_size_px(report)))
    return extent is not None


def fit(extent: BoundingBox, width_px: float, height_px: float) -> tuple[BoundingBox, int]:
    """Return the view of a map of this size that holds `extent`, and its zoom."""
    south, north = _mercator(extent.south), _mercator(extent.north)
    spans = ((width_px, (extent.east - extent.west) / 360), (height_px, north - south))
    # A span of nothing (one place) fits at any zoom.
    zooms = [math.log2(pixels / (_TILE_PX * _ROOM * max(span, 1e-9))) for pixels, span in spans]
    zoom = int(max(min(*zooms, _CLOSEST_ZOOM), catalogue.SMALLEST_ZOOM))
    return _around((south + north) / 2, (extent.west + extent.east) / 2, zoom, (width_px, height_px)), zoom


def _around(middle: float, lon: float, zoom: int, size_px: tuple[float, float]) -> BoundingBox:
    half_width, half_height = (pixels / (2 * _TILE_PX * 2**zoom) for pixels in size_px)
    edges = (_latitude(middle - half_height), lon - 360 * half_width)
    return BoundingBox(*edges, _latitude(middle + half_height), lon + 360 * half_width)


def _size_px(report: Report) -> tuple[float, float]:
    if not report.held:
        return _FIRST_WIDTH_PX, _FIRST_HEIGHT_PX
    world_px = _TILE_PX * 2**report.zoom
    high = _mercator(report.view.north) - _mercator(report.view.south)
    return (report.view.east - report.view.west) / 360 * world_px, high * world_px


def _mercator(latitude: float) -> float:
    """Return how far north of the equator a latitude lies on a Web Mercator world of height 1."""
    return math.asinh(math.tan(math.radians(latitude))) / (2 * math.pi)


def _latitude(mercator: float) -> float:
    return math.degrees(math.atan(math.sinh(2 * math.pi * mercator)))
