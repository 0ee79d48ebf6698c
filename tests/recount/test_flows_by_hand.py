"""Flows along an invented route that follows a parallel: what passed each stretch, worked out by hand.

The line runs along 40 degrees north from Afghanistan (60 E) by Tajikistan (62 E) to Kazakhstan (64 E), in
steps of a quarter degree.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from catalogue.analysis.flows import FlowLine, Flows, get_flows
from catalogue.filters import Filters
from catalogue.model import Handling
from tests.recount.records import Batch, Item, Place, Records, Seizure, Tie

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.recount.writing import Stores

BATCH = Batch(1, None, Handling.CLEAR, synthetic=True)


@dataclass(frozen=True)
class Waypoint:
    """A waypoint of the invented route."""

    country: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True)
class Route:
    """The invented route."""

    code: str = "PARALLEL"
    direction: str = "one_way"
    waypoints: tuple[Waypoint, ...] = (
        Waypoint("AF", 40.0, 60.0),
        Waypoint("TJ", 40.0, 62.0),
        Waypoint("KZ", 40.0, 64.0),
        Waypoint("RU", None, None),
    )


@dataclass(frozen=True)
class Line:
    """Its drawn line."""

    lat_lon: tuple[tuple[tuple[float, float], ...], ...] = (((40.0, 60.0), (40.0, 62.0), (40.0, 64.0)),)
    kinds: tuple[str, ...] = ("network",)


@dataclass(frozen=True)
class Seized:
    """A seizure on the route: where, what its sheet states of both ends, and its kg."""

    lon: float
    departure: str | None = "AF"
    destination: str | None = "KZ"
    mass_kg: float = 1.0
    lat: float = 40.0
    country: str = "UZ"
    precision: str = "settlement"
    standing: str = "attributed"


def records(seizures: Sequence[Seized]) -> Records:
    """Return the seizures as a catalogue, each with its own place."""
    made = [make(number, one) for number, one in enumerate(seizures, start=1)]
    ties = [Tie(number, "PARALLEL", 1.0, one.standing) for number, one in enumerate(seizures, start=1)]
    return Records((BATCH,), tuple(one.place for one in made), tuple(made), tuple(ties))


def make(number: int, one: Seized) -> Seizure:
    """Return one seizure as a record."""
    name = f"place {number}"
    at = (name, name, name, "XX-1", one.lat, one.lon, one.precision, 5.0)
    place = Place(number, one.country, "", name, *at)
    day = dt.date(2020, 1, number)
    item = Item(number, "opium", "opium", one.mass_kg, "kg", one.mass_kg)
    ways = (one.departure, one.destination, None, None, None)
    return Seizure(number, BATCH, place, day, day, "day", *ways, "", (item,))


def flows(stores: Stores, *seizures: Seized, route: Route | None = None, line: Line | None = None) -> Flows:
    """Return the flows of some seizures."""
    with stores.write(records(seizures)) as store:
        return get_flows(store, Filters(), [route or Route()], [line or Line()])


def told(found: Flows) -> set[tuple[str, float, float, int, float]]:
    """Return each line as its stage, its westernmost and easternmost longitude, its cases and kg."""
    return {(line.stage, *ends(line), line.cases, line.mass_kg) for line in found.lines}


def ends(line: FlowLine) -> tuple[float, float]:
    """Return the longitudes between which a line runs along its parallel."""
    assert {lat for lat, _ in line.lat_lon} == {40.0}
    longitudes = [lon for _, lon in line.lat_lon]
    assert longitudes == sorted(longitudes)
    return longitudes[0], longitudes[-1]


def test_a_seizure_came_from_the_waypoint_of_its_departure_and_was_meant_for_that_of_its_destination(
    stores: Stores,
) -> None:
    found = flows(stores, Seized(62.0, mass_kg=3.0))
    assert told(found) == {("before", 60.0, 62.0, 1, 3.0), ("beyond", 62.0, 64.0, 1, 3.0)}
    assert {line.kind for line in found.lines} == {"network"}
    assert (found.cases, found.before_cases, found.beyond_cases) == (1, 1, 1)
    assert (found.departure_unknown, found.destination_unknown) == (0, 0)


def test_what_passed_a_stretch_is_the_sum_of_the_seizures_whose_way_holds_it(stores: Stores) -> None:
    found = flows(stores, Seized(61.0, mass_kg=1.0), Seized(63.0, mass_kg=20.0))
    assert told(found) == {
        ("before", 60.0, 61.0, 2, 21.0),
        ("before", 61.0, 63.0, 1, 20.0),
        ("beyond", 61.0, 63.0, 1, 1.0),
        ("beyond", 63.0, 64.0, 2, 21.0),
    }
    assert (found.before_cases, found.beyond_cases) == (2, 2)


def test_an_end_that_nobody_stated_is_counted_and_never_drawn(stores: Stores) -> None:
    found = flows(
        stores, Seized(62.0, departure=None), Seized(62.0, destination=None), Seized(62.0, None, None)
    )
    assert told(found) == {("before", 60.0, 62.0, 1, 1.0), ("beyond", 62.0, 64.0, 1, 1.0)}
    assert (found.cases, found.departure_unknown, found.destination_unknown) == (3, 2, 2)
    assert (found.before_cases, found.beyond_cases) == (1, 1)


@pytest.mark.parametrize("country", ["CN", "RU"])
def test_an_end_in_a_country_without_a_place_on_the_route_is_not_drawn(stores: Stores, country: str) -> None:
    found = flows(stores, Seized(62.0, departure=country, destination=country))
    assert told(found) == set()
    assert (found.cases, found.departure_unknown, found.destination_unknown) == (1, 0, 0)


def test_within_the_country_of_seizure_nothing_says_from_or_to_which_place(stores: Stores) -> None:
    found = flows(stores, Seized(62.0, country="AF"), Seized(63.0, country="KZ"))
    assert told(found) == {("before", 60.0, 63.0, 1, 1.0), ("beyond", 62.0, 64.0, 1, 1.0)}


def test_against_the_direction_of_a_route_nothing_is_drawn_unless_it_is_travelled_both_ways(
    stores: Stores,
) -> None:
    back = Seized(62.0, departure="KZ", destination="AF", mass_kg=2.0)
    assert told(flows(stores, back)) == set()
    both = flows(stores, back, Seized(61.0), route=Route(direction="both"))
    assert told(both) == {
        ("before", 60.0, 61.0, 1, 1.0),
        ("before", 62.0, 64.0, 1, 2.0),
        # From 61 E on to 64 E, and from 62 E back to 60 E.
        ("beyond", 60.0, 61.0, 1, 2.0),
        ("beyond", 61.0, 62.0, 2, 3.0),
        ("beyond", 62.0, 64.0, 1, 1.0),
    }


def test_a_route_travelled_both_ways_goes_back_where_only_the_end_behind_is_stated(stores: Stores) -> None:
    found = flows(stores, Seized(62.0, departure=None, destination="AF"), route=Route(direction="both"))
    assert told(found) == {("beyond", 60.0, 62.0, 1, 1.0)}


def test_the_nearest_waypoint_of_a_country_counts(stores: Stores) -> None:
    points = (Waypoint("AF", 40.0, 60.0), Waypoint("AF", 40.0, 61.0), Waypoint("KZ", 40.0, 63.0),
              Waypoint("KZ", 40.0, 64.0))  # fmt: skip
    found = flows(stores, Seized(62.0), route=Route(waypoints=points))
    assert told(found) == {("before", 61.0, 62.0, 1, 1.0), ("beyond", 62.0, 63.0, 1, 1.0)}


@pytest.mark.parametrize(
    ("aside", "drawn"),
    [
        (0.40, True),  # 44 km from the line
        (0.50, False),  # 56 km
    ],
)
def test_a_seizure_farther_than_50_km_from_the_line_lies_beside_it(
    stores: Stores, aside: float, *, drawn: bool
) -> None:
    found = flows(stores, Seized(62.0, lat=40.0 + aside))
    assert bool(found.lines) == drawn
    assert (found.before_cases, found.beyond_cases) == (int(drawn), int(drawn))


@pytest.mark.parametrize(
    "kept_out",
    [
        Seized(62.0, precision="province"),
        Seized(62.0, standing="possible"),
        Seized(62.0, standing="outweighed"),
    ],
)
def test_a_place_known_to_its_province_and_a_route_that_is_only_possible_are_not_drawn(
    stores: Stores, kept_out: Seized
) -> None:
    found = flows(stores, kept_out)
    assert told(found) == set()
    assert found.cases == 1


def test_a_gap_of_the_line_is_not_bridged_and_each_part_keeps_its_kind(stores: Stores) -> None:
    parts = Line((((40.0, 60.0), (40.0, 61.0)), ((40.0, 63.0), (40.0, 64.0))), ("network", "straight"))
    found = flows(stores, Seized(63.5), line=parts)
    assert told(found) == {
        ("before", 60.0, 61.0, 1, 1.0),
        ("before", 63.0, 63.5, 1, 1.0),
        ("beyond", 63.5, 64.0, 1, 1.0),
    }
    assert {(line.kind, ends(line)[0] < 62) for line in found.lines} == {
        ("network", True),
        ("straight", False),
    }


def test_a_seizure_is_on_the_line_at_the_twentieth_of_a_degree_that_is_nearest(stores: Stores) -> None:
    # 62.11 E counts as 62.1 E, 62.13 E as 62.15 E: a way holds a step whose middle (62.125 E) it covers.
    found = flows(stores, Seized(62.024), Seized(62.11), Seized(62.13))
    assert told(found) == {
        ("before", 60.0, 62.0, 3, 3.0),
        ("before", 62.0, 62.25, 1, 1.0),
        ("beyond", 62.0, 62.25, 2, 2.0),
        ("beyond", 62.25, 64.0, 3, 3.0),
    }


@pytest.mark.parametrize("twin", [Line(), Line((tuple(reversed(Line().lat_lon[0])),))])
def test_a_stretch_that_two_routes_share_is_passed_by_the_seizures_of_both(
    stores: Stores, twin: Line
) -> None:
    told_of = records([Seized(62.0, mass_kg=3.0), Seized(63.0, mass_kg=20.0)])
    ties = (Tie(1, "PARALLEL", 1.0, "attributed"), Tie(2, "TWIN", 1.0, "attributed"))
    with stores.write(replace(told_of, ties=ties)) as store:
        found = get_flows(store, Filters(), [Route(), Route("TWIN", "both")], [Line(), twin])
    assert told(found) == {
        ("before", 60.0, 62.0, 2, 23.0),
        ("before", 62.0, 63.0, 1, 20.0),
        ("beyond", 62.0, 63.0, 1, 3.0),
        ("beyond", 63.0, 64.0, 2, 23.0),
    }
    assert (found.before_cases, found.beyond_cases) == (2, 2)
