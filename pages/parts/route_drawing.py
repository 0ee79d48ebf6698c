"""The way of a route drawn on a map: a click adds a waypoint or moves one; the line follows the roads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

import catalogue
from catalogue import Waypoint
from geodata.corridors import HAND_PRECISION_KM
from geodata.layers import find_country_at
from pages.parts import maps, route_maps, session
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Route, RouteOnMap

_COLUMNS = ["name_en", "name_ru", "country", "lat", "lon"]
_HEIGHT_PX = 420


def show_drawing(route: Route, own: str) -> Route:
    """Draw the map and the table of waypoints under keys of `own`; return `route` through them."""
    draft = st.session_state.setdefault(f"{own}_points", route.waypoints)
    drawn = _with_points(route, draft)
    clicked = _show_map(drawn, own)
    points = _show_table(draft, own)
    _show_actions(points, clicked, own)
    return _with_points(route, points)


def _with_points(route: Route, points: tuple[Waypoint, ...]) -> Route:
    return catalogue.with_waypoints(route, points) if points != route.waypoints else route


@st.cache_data(show_spinner=False, max_entries=32)
def _line(route: Route) -> RouteOnMap:
    return catalogue.draw_route(route)


def _show_map(route: Route, own: str) -> tuple[float, float] | None:
    maps.serve_files()
    language = session.language()
    view, zoom = route_maps.view_of_route(route)
    groups = [
        catalogue.route_group((_line(route),), language, zoom=zoom, chosen=route.code),
        catalogue.waypoint_group(route.waypoints, language),
    ]
    report = st_folium(
        catalogue.background_map(view, language, zoom=zoom),
        key=f"{own}_map_{language}",
        feature_group_to_add=groups,
        returned_objects=["last_clicked"],
        height=_HEIGHT_PX,
        use_container_width=True,
    )
    clicked = (report or {}).get("last_clicked")
    return (float(clicked["lat"]), float(clicked["lng"])) if clicked else None


def _show_table(points: tuple[Waypoint, ...], own: str) -> tuple[Waypoint, ...]:
    rows = [{name: getattr(point, name) for name in _COLUMNS} for point in points]
    edited = st.data_editor(
        pd.DataFrame(rows, columns=_COLUMNS),
        num_rows="dynamic",
        column_config={name: st.column_config.Column(say(f"routes_column_{name}")) for name in _COLUMNS},
        key=f"{own}_table_{session.language()}_{st.session_state.get(f'{own}_round', 0)}",
    )
    kept = {_placed(point): point for point in points}
    return tuple(_waypoint(row, kept) for row in edited.to_dict("records") if _whole(row))


def _placed(point: Waypoint) -> tuple[float, float]:
    return point.lat, point.lon


def _whole(row: dict[Any, Any]) -> bool:
    return all(isinstance(row[name], str) and row[name].strip() for name in _COLUMNS[:3]) and not (
        pd.isna(row["lat"]) or pd.isna(row["lon"])
    )


def _waypoint(row: dict[Any, Any], kept: dict[tuple[float, float], Waypoint]) -> Waypoint:
    lat, lon = float(row["lat"]), float(row["lon"])
    english, russian, country = (row[name].strip() for name in _COLUMNS[:3])
    old = kept.get((lat, lon))
    accuracy_km = old.accuracy_km if old else HAND_PRECISION_KM
    return Waypoint(
        english, russian, country, lat, lon, accuracy_km, reference=old.reference if old else None
    )


def _show_actions(points: tuple[Waypoint, ...], clicked: tuple[float, float] | None, own: str) -> None:
    """Draw what can be done with the place clicked: add a waypoint there, or move one to it."""
    if clicked is None:
        st.caption(say("routes_click"))
        return
    lat, lon = round(clicked[0], 4), round(clicked[1], 4)
    st.text(say("routes_clicked", lat=lat, lon=lon))
    numbers = list(range(1, len(points) + 1)) or [0]
    which, english, russian = st.columns(3)
    number = which.selectbox(say("routes_which"), numbers, len(numbers) - 1, key=f"{own}_which")
    name_en = english.text_input(say("routes_column_name_en"), key=f"{own}_new_en")
    name_ru = russian.text_input(say("routes_column_name_ru"), key=f"{own}_new_ru")
    add, move = st.columns(2)
    if add.button(say("routes_add_after"), disabled=not (name_en and name_ru), key=f"{own}_add"):
        country = find_country_at(lat, lon) or (points[number - 1].country if points else "")
        new = Waypoint(name_en, name_ru, country, lat, lon, HAND_PRECISION_KM)
        _keep((*points[:number], new, *points[number:]), own)
    if move.button(say("routes_move_here"), disabled=not points, key=f"{own}_move"):
        old = points[number - 1]
        moved = Waypoint(
            old.name_en, old.name_ru, find_country_at(lat, lon) or old.country, lat, lon, HAND_PRECISION_KM
        )
        _keep((*points[: number - 1], moved, *points[number:]), own)


def _keep(points: tuple[Waypoint, ...], own: str) -> None:
    st.session_state[f"{own}_points"] = points
    st.session_state[f"{own}_round"] = st.session_state.get(f"{own}_round", 0) + 1
    st.rerun()
