"""Consignments whose route is known: seized along a catalogued route, told as a sheet would tell of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from catalogue.content import load_routes
from catalogue.routes import AttributableRoute, attributable, draw_route
from geodata.distance import distance_km, distance_to_line_km
from geodata.layers import find_country_at

if TYPE_CHECKING:
    import random

# A seizure is made beside the line: at a post, in a village, at a station.
ASIDE_KM = 6.0
PRECISIONS = (("exact", 1.0), ("settlement", 3.0), ("settlement", 3.0), ("district", 25.0))
# Within this of its line, beyond the place's own precision, a route cannot be told from another by place.
INDISTINCT_KM = 25.0
KM_PER_DEGREE = 111.2


@dataclass(frozen=True)
class Simulated:
    """Simulated seizures.

    Attributes
    ----------
    profiles
        As `attribute_profiles` takes them.
    truth
        Code of the true route of each.
    attributable
        For each, whether the facts tell its true route from every other one.
    """

    profiles: pd.DataFrame
    truth: tuple[str, ...]
    attributable: tuple[bool, ...]


@cache
def catalogue_routes() -> tuple[AttributableRoute, ...]:
    """Return what attribution needs of every route of the catalogue."""
    return tuple(attributable(route, draw_route(route)) for route in load_routes().values())


def simulate(count: int, chance: random.Random) -> Simulated:
    """Return `count` consignments, each on a route drawn by chance."""
    routes = catalogue_routes()
    truth = [chance.choice(routes) for _ in range(count)]
    told = [_seize(route, chance, number) for number, route in enumerate(truth)]
    alike = np.array([[_fits(row, route) for route in routes] for row in told]).sum(axis=1)
    return Simulated(
        pd.DataFrame(told), tuple(route.code for route in truth), tuple(bool(one) for one in alike == 1)
    )


def _seize(route: AttributableRoute, chance: random.Random, number: int) -> dict[str, Any]:
    lat, lon, country = _find_place(route, chance)
    here = route.countries.index(country)
    first, last = (0, len(route.countries) - 1)
    ends = [route.countries[first] if here > first else None, route.countries[last] if here < last else None]
    if route.two_way and chance.random() < 0.5:
        ends.reverse()
    precision, precision_km = chance.choice(PRECISIONS)
    stated = route.on_ground and chance.random() < 0.5
    load = load_routes()[route.code]
    return {
        "profile_id": number,
        "country": country,
        "departure_country": ends[0] if chance.random() < 0.5 else None,
        "destination_country": ends[1] if chance.random() < 0.4 else None,
        "transport": chance.choice(load.transport) if stated or not route.on_ground else None,
        "drugs": [chance.choice(load.drugs)],
        "latitude": lat,
        "longitude": lon,
        "precision": precision,
        "precision_km": precision_km,
    }


def _find_place(route: AttributableRoute, chance: random.Random) -> tuple[float, float, str]:
    """Return latitude, longitude and country of a point beside the line, in a country of the route."""
    while True:
        lat, lon = _point_on(route, chance)
        lat += chance.gauss(0, ASIDE_KM / 2) / KM_PER_DEGREE
        lon += chance.gauss(0, ASIDE_KM / 2) / (KM_PER_DEGREE * np.cos(np.radians(lat)))
        country = find_country_at(lat, lon)
        if country in route.countries:
            return lat, lon, country


def _point_on(route: AttributableRoute, chance: random.Random) -> tuple[float, float]:
    if (
        not route.on_ground or len(route.line) == 1
    ):  # of a way by sea, one landing place may be all that is known
        lat, lon = chance.choice(route.line.tolist())
        return lat, lon
    starts, ends = route.line[:-1], route.line[1:]
    lengths = distance_km(starts[:, 0], starts[:, 1], ends[:, 0], ends[:, 1])
    (part,) = chance.choices(range(len(starts)), weights=lengths.tolist())
    lat, lon = starts[part] + chance.random() * (ends[part] - starts[part])
    return float(lat), float(lon)


def _fits(row: dict[str, Any], route: AttributableRoute) -> bool:
    """Tell whether nothing known of a seizure speaks against `route`; no score is asked."""
    return _agrees(row, route) and _distance_km(row, route) <= row["precision_km"] + INDISTINCT_KM


def _distance_km(row: dict[str, Any], route: AttributableRoute) -> float:
    if route.on_ground:
        return float(distance_to_line_km([row["latitude"]], [row["longitude"]], route.line)[0])
    return min(distance_km(row["latitude"], row["longitude"], *stop) for stop in route.line.tolist())


def _agrees(row: dict[str, Any], route: AttributableRoute) -> bool:
    drug = bool(route.drugs & set(row["drugs"]))
    transport = row["transport"] in route.transports if row["transport"] else route.on_ground
    orders = [route.countries, route.countries[::-1]] if route.two_way else [route.countries]
    return drug and transport and any(_moves_along(row, order) for order in orders)


def _moves_along(row: dict[str, Any], order: tuple[str, ...]) -> bool:
    if row["country"] not in order:
        return False
    here = order.index(row["country"])
    departs = not row["departure_country"] or row["departure_country"] in order[:here]
    arrives = not row["destination_country"] or row["destination_country"] in order[here + 1 :]
    return departs and arrives
