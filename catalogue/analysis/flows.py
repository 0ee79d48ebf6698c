"""Flows: along which roads and rails seizures had come, and where they were meant to go on.

A flow is drawn only along a catalogued route that a seizure is attributed to, between the place of seizure
and the route's nearest waypoint in the stated country of departure or destination. An end that nobody
stated is counted, never drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal, Protocol, cast

import numpy as np

from catalogue.store import read_counted, read_selected_one
from geodata.courses import Course, Place, make_course, positions_along

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from catalogue.filters import Filters
    from catalogue.store import Store

Stage = Literal["before", "beyond"]
_STAGES: tuple[Stage, Stage] = ("before", "beyond")

# km: a seizure farther from the route's line than this lies beside it; attribution reaches as far.
FARTHEST_FROM_LINE_KM = 50.0


class RouteForFlows(Protocol):
    """A route: its code, its direction ("both": travelled both ways) and its waypoints with countries."""

    @property
    def code(self) -> str: ...  # noqa: D102  a field
    @property
    def direction(self) -> str: ...  # noqa: D102  a field
    @property
    def waypoints(self) -> Sequence[Any]: ...  # noqa: D102  a field


class LineForFlows(Protocol):
    """The drawn line of a route: parts of (latitude, longitude), each "network" or "straight"."""

    @property
    def lat_lon(self) -> tuple[tuple[Place, ...], ...]: ...  # noqa: D102  a field
    @property
    def kinds(self) -> tuple[str, ...]: ...  # noqa: D102  a field


@dataclass(frozen=True)
class FlowLine:
    """A stretch of road or rail and what passed it.

    Attributes
    ----------
    lat_lon
        Points in degrees, latitude before longitude.
    kind
        "network" (along roads or rails) or "straight" (the course is not known).
    stage
        "before": on the way to the place of seizure; "beyond": where it was meant to go on.
    cases, mass_kg
        Attributed seizures and their kg equivalent.
    """

    lat_lon: tuple[Place, ...]
    kind: str
    stage: Stage
    cases: int
    mass_kg: float


@dataclass(frozen=True)
class Flows:
    """The flows of a filter, and what of it cannot be drawn.

    Attributes
    ----------
    cases
        Seizures of the filter.
    departure_unknown, destination_unknown
        Of them, those that state no country of departure, or of destination.
    before_cases, beyond_cases
        Attributed seizures whose way before, or beyond, is drawn.
    """

    lines: tuple[FlowLine, ...]
    cases: int
    departure_unknown: int
    destination_unknown: int
    before_cases: int
    beyond_cases: int


@dataclass
class _Edge:
    """What passed one edge; lists of before and beyond: cases, kg."""

    kind: str
    before: list[float] = field(default_factory=lambda: [0.0, 0.0])
    beyond: list[float] = field(default_factory=lambda: [0.0, 0.0])


def get_flows(
    store: Store, filters: Filters, routes: Sequence[RouteForFlows], lines: Sequence[LineForFlows]
) -> Flows:
    """Return the flows of the seizures that `filters` mean along `routes`, with their drawn `lines`."""
    table = read_counted(store, "route_places", filters, counts="place_route_counts")
    known = table[table["is_near"].fillna(value=False).astype(bool)]
    edges: dict[tuple[Place, Place], _Edge] = {}
    sums: dict[Stage, int] = dict.fromkeys(_STAGES, 0)
    by_route = dict(tuple(known.groupby("route")))
    courses = {}
    for route, line in zip(routes, lines, strict=True):
        if route.code in by_route and any(len(part) > 1 for part in line.lat_lon):
            courses[route.code] = make_course(line.lat_lon, line.kinds)
            _add_route(edges, sums, route, courses[route.code], by_route[route.code])
    ends = read_selected_one(store, "flow_ends", filters)
    return Flows(
        lines=tuple(_lines(courses.values(), edges)),
        cases=int(ends["cases"]),
        departure_unknown=int(ends["departure_unknown"]),
        destination_unknown=int(ends["destination_unknown"]),
        before_cases=sums["before"],
        beyond_cases=sums["beyond"],
    )


def _add_route(
    edges: dict[tuple[Place, Place], _Edge],
    sums: dict[Stage, int],
    route: RouteForFlows,
    course: Course,
    rows: pd.DataFrame,
) -> None:
    places = rows[["latitude", "longitude"]].to_numpy(dtype=float)
    at = positions_along(course, places, FARTHEST_FROM_LINE_KM)
    stops = _stops(course, route)
    placed = rows.assign(at=at)[np.isfinite(at)]
    passed: dict[Stage, NDArray[np.float64]] = {
        stage: np.zeros((len(course.kinds) + 1, 2)) for stage in _STAGES
    }
    stated_ends = placed.groupby(["departure_country", "destination_country"], dropna=False)
    for keys, group in stated_ends:
        start, end = (str(key) for key in cast("tuple[object, object]", keys))  # "nan": not stated
        own = group["country"].to_numpy()
        spans = _spans(
            group["at"].to_numpy(), stops.get(start), stops.get(end), two_way=route.direction == "both"
        )
        # Within the country of seizure itself, nothing says from or to which place.
        for stage, span, stated in zip(_STAGES, spans, (start, end), strict=True):
            span[own == stated] = np.nan
            sums[stage] += _add(passed[stage], course, group, span)
    for stage in _STAGES:
        _keep(edges, course, stage, np.cumsum(passed[stage], axis=0)[:-1])


def _stops(course: Course, route: RouteForFlows) -> dict[str, NDArray[np.float64]]:
    """Return country -> positions of its waypoints along the course."""
    listed = [point for point in route.waypoints if point.lat is not None]
    at = positions_along(course, np.array([(point.lat, point.lon) for point in listed]))
    pairs = sorted(zip((point.country for point in listed), at.tolist(), strict=True))
    return {
        country: np.array([position for _, position in found])
        for country, found in groupby(pairs, key=lambda pair: str(pair[0]))
    }


def _spans(
    at: NDArray[np.float64],
    starts: NDArray[np.float64] | None,
    ends: NDArray[np.float64] | None,
    *,
    two_way: bool,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return from where to where each seizure came, and where it was meant to go on; NaN: not drawn."""
    none = np.full(len(at), np.nan)
    start_below, start_above = _beside(at, starts)
    end_below, end_above = _beside(at, ends)
    start = start_below
    end = np.where(np.isnan(start_below) & np.isfinite(start_above), none, end_above)
    if two_way:
        backward = np.isnan(start_below) & np.isfinite(start_above)
        backward |= np.isnan(start_below) & np.isnan(start_above) & np.isnan(end_above)
        start = np.where(backward, start_above, start_below)
        end = np.where(backward, end_below, end_above)
    return _sorted(start, at), _sorted(end, at)


def _beside(
    at: NDArray[np.float64], stops: NDArray[np.float64] | None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the nearest stop before and after each position; NaN where there is none."""
    if stops is None:
        none = np.full(len(at), np.nan)
        return none, none
    padded = np.concatenate([[np.nan], np.sort(stops), [np.nan]])
    below = padded[np.searchsorted(padded[1:-1], at, side="right")]
    above = padded[np.searchsorted(padded[1:-1], at, side="left") + 1]
    return below, above


def _sorted(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    pairs = np.column_stack([one, np.where(np.isnan(one), np.nan, other)])
    return np.sort(pairs, axis=1)


def _add(change: NDArray[np.float64], course: Course, group: pd.DataFrame, spans: NDArray[np.float64]) -> int:
    """Add the group's weights where each span begins and take them off where it ends; return the cases drawn.

    A span holds an edge whose middle it covers.
    """
    drawn = np.isfinite(spans).all(axis=1)
    middles = (course.positions[1:] + course.positions[:-1]) / 2
    first, last = (np.searchsorted(middles, spans[drawn, side]) for side in (0, 1))
    weights = group[["cases", "mass_kg"]].to_numpy(dtype=float)[drawn]
    np.add.at(change, first, weights)
    np.add.at(change, last, -weights)
    return int(weights[:, 0].sum())


def _keep(
    edges: dict[tuple[Place, Place], _Edge], course: Course, stage: Stage, passed: NDArray[np.float64]
) -> None:
    for number in map(int, np.flatnonzero(passed[:, 0].round())):
        if course.kinds[number] != "gap":
            edge = edges.setdefault(_key(course, number), _Edge(course.kinds[number]))
            total = edge.before if stage == "before" else edge.beyond
            total[0] += float(passed[number, 0])
            total[1] += float(passed[number, 1])


def _key(course: Course, number: int) -> tuple[Place, Place]:
    one, other = (tuple(np.round(course.points[at], 3).tolist()) for at in (number, number + 1))
    return (one, other) if one <= other else (other, one)


def _lines(courses: Iterable[Course], edges: dict[tuple[Place, Place], _Edge]) -> Iterator[FlowLine]:
    """Give each edge once; successive edges of one route that the same passed make one line."""
    given: set[tuple[Place, Place]] = set()
    for course in courses:
        keys = [_key(course, number) for number in range(len(course.kinds))]
        fresh = [key if key in edges and key not in given else None for key in keys]
        given.update(key for key in fresh if key)
        for stage in _STAGES:
            yield from _stretches(course, fresh, edges, stage)


def _stretches(
    course: Course,
    keys: list[tuple[Place, Place] | None],
    edges: dict[tuple[Place, Place], _Edge],
    stage: Stage,
) -> Iterator[FlowLine]:
    def passed(number: int) -> tuple[str, int, float] | None:
        key = keys[number]
        if key is None:
            return None
        cases, mass_kg = edges[key].before if stage == "before" else edges[key].beyond
        return (edges[key].kind, round(cases), round(mass_kg, 1)) if cases >= 1 else None

    for what, numbers in groupby(range(len(keys)), key=passed):
        if what is not None:
            found = list(numbers)
            points = course.points[found[0] : found[-1] + 2]
            yield FlowLine(tuple((float(a), float(b)) for a, b in points), what[0], stage, what[1], what[2])
