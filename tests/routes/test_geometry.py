"""The drawn line of a route is a way that its record states: through those places, within those countries."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
import shapely

from catalogue.content import Leg, Route, is_country_only, load_routes
from catalogue.routes.geometry import RouteOnMap, draw_route
from geodata.layers import find_country_at, get_country_outline
from tests.each import for_each

Place = tuple[float, float]
CODES = sorted(load_routes())
# km: where a road follows a border, our borders and roads lie up to this far on its other side.
BORDER_WITHIN_KM = 5.0
KM_PER_DEGREE = 111.2


@cache
def line_of(code: str) -> RouteOnMap:
    """Return the drawn line of a route of the catalogue."""
    return draw_route(load_routes()[code])


def stated(leg: Leg) -> list[str]:
    """Return the names on a leg, in the order of movement."""
    return [leg.start, *leg.through, leg.end]


def name_at(route: Route, place: Place) -> str:
    """Return the name of the waypoint at a place of the line; ready-made lines round to 0.001 degree."""
    near = [p for p in route.waypoints if max(abs(p.lat - place[0]), abs(p.lon - place[1])) < 0.001]
    (found,) = near
    return found.name_en


def names_passed(code: str) -> list[list[str]]:
    """Return the waypoints that the drawn line joins, run by run, by where its parts begin and end."""
    route, runs = load_routes()[code], list[list[str]]()
    for part in line_of(code).lat_lon:
        start, end = name_at(route, part[0]), name_at(route, part[-1])
        if runs and runs[-1][-1] == start:
            runs[-1].append(end)
        else:
            runs.append([start, end])
    return runs


@for_each(CODES)
def test_a_line_joins_the_waypoints_that_a_leg_states_and_no_others(code: str) -> None:
    route = load_routes()[code]
    kept = {point.name_en for point in route.waypoints if not point.reference}
    steps = {
        frozenset(step)
        for leg in route.legs
        if {leg.start, leg.end} <= kept
        for step in pairwise(stated(leg))
    }
    assert {frozenset(step) for run in names_passed(code) for step in pairwise(run)} == steps


@pytest.mark.parametrize(
    ("code", "runs"),
    [
        (
            "AIRRU",
            [
                ["Dushanbe airport", "Moscow (Domodedovo) airport"],
                ["Osh airport", "Moscow (Domodedovo) airport"],
            ],
        ),
        ("SYNRU", [["Omsk", "Taraz"], ["Omsk", "Bishkek post office"]]),
        ("CHUVAL", [["Shu", "Almaty"], ["Shu", "Karaganda", "Astana", "Petropavl", "Yekaterinburg"]]),
        ("LABKZ", [["Ust-Kamenogorsk", "Astana"], ["Almaty", "Astana"], ["Almaty", "Shymkent"]]),
        (
            "METHIR",
            [
                ["Mashhad", "Sarahs", "Turkmenabat", "Bukhara", "Tashkent", "Shymkent", "Bishkek"],
                ["Shymkent", "Moscow"],
            ],
        ),
        (
            "TJMOS",
            [["Kulob", "Tirmiz"], ["Dushanbe", "Tirmiz", "Karakalpakiya", "Atyrau", "Astrakhan", "Moscow"]],
        ),
        *((code, []) for code in ("MAILIN", "SYNCNEU", "AIRCARGO", "SOUTHSEA", "CASIRAZ")),
    ],
)
def test_branches_are_drawn_apart_and_ends_of_which_no_place_is_known_are_not_drawn(
    code: str, runs: list[list[str]]
) -> None:
    assert names_passed(code) == runs


@for_each(CODES)
def test_a_leg_passes_no_other_start_of_the_movement_and_no_point_that_stands_for_a_country(
    code: str,
) -> None:
    route = load_routes()[code]
    apart = {leg.start for leg in route.legs} - {leg.end for leg in route.legs}
    references = {point.name_en for point in route.waypoints if point.reference}
    for leg in route.legs:
        assert not set(leg.through) & (apart | references), leg
        assert len({*stated(leg)}) == len(stated(leg)), leg
    every = {name for leg in route.legs for name in stated(leg)}
    assert {point.name_en for point in route.waypoints} <= every


@for_each(CODES)
def test_a_leg_by_air_mail_or_sea_goes_straight_and_dashed(code: str) -> None:
    route = load_routes()[code]
    if all(leg.mode not in {"road", "rail"} for leg in route.legs):
        assert set(line_of(code).kinds) <= {"straight"}
    for leg in route.legs:
        assert leg.mode not in {"air", "mail", "sea"} or not leg.through, leg


def km_deep_in_an_unnamed_country(code: str) -> list[tuple[str, float]]:
    """Return, for places each 2 km along the solid line, the unnamed country and how far in they lie."""
    route, line = load_routes()[code], line_of(code)
    land = shapely.union_all([outline(country) for country in route.countries])
    found = []
    for part, kind in zip(line.lat_lon, line.kinds, strict=True):
        if kind == "network":
            dense = shapely.get_coordinates(shapely.segmentize(shapely.LineString(part), 0.02))
            found += [
                (country, float(shapely.Point(lon, lat).distance(land)) * KM_PER_DEGREE)
                for lat, lon in dense
                for country in [find_country_at(lat, lon)]
                if country and country not in route.countries
            ]
    return found


@cache
def outline(country: str) -> shapely.Geometry:
    """Return a country's outline, longitude first; empty outside the map's window."""
    try:
        return get_country_outline(country)
    except KeyError:
        return shapely.Polygon()


@for_each(CODES)
def test_no_solid_line_runs_through_a_country_that_the_record_does_not_name(code: str) -> None:
    deep = [one for one in km_deep_in_an_unnamed_country(code) if one[1] > BORDER_WITHIN_KM]
    assert not deep, deep[0]


@pytest.mark.parametrize(
    ("code", "leg"), [("AIRTAS", ("Tirmiz", "Tashkent airport")), ("METHEU", ("Mazar-e Sharif", "Almaty"))]
)
def test_a_leg_that_roads_lead_through_an_unnamed_country_is_dashed(code: str, leg: tuple[str, str]) -> None:
    route, line = load_routes()[code], line_of(code)
    legs = {
        (name_at(route, part[0]), name_at(route, part[-1])): kind
        for part, kind in zip(line.lat_lon, line.kinds, strict=True)
    }
    assert legs[leg] == "straight"


def test_a_leg_whose_course_the_record_does_not_know_is_dashed() -> None:
    for code in ("DEADKZ", "EPHKG", "LABKG", "SYNKZRU"):
        assert set(line_of(code).kinds) == {"straight"}, code
    schematic = [leg for route in load_routes().values() for leg in route.legs if leg.schematic]
    assert not any(is_country_only(leg.start) for leg in schematic)


def test_a_way_that_a_person_states_by_road_is_not_solid_through_a_country_left_unnamed() -> None:
    tirmiz, tashkent = load_routes()["AIRTAS"].waypoints[1:]
    leg = Leg("Tirmiz", "Tashkent airport", "road", None)
    route = replace(load_routes()["AIRTAS"], code="NEW", waypoints=(tirmiz, tashkent), legs=(leg,))
    assert draw_route(replace(route, countries=("UZ",))).kinds == ("straight",)
    assert draw_route(replace(route, countries=("UZ", "TJ"))).kinds == ("network",)
