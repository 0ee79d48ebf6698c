"""Answers of plain Python to the queries that count by place: maps, hot spots, coverage, flows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from tests.recount.asked import (
    CELLS_ACROSS,
    Answer,
    Asked,
    Row,
    cell_of,
    circle_of,
    grouped,
    in_order,
    known_month,
    mean_point,
    total,
    up,
)

if TYPE_CHECKING:
    from tests.recount.records import Seizure

ACROSS = ({"cells_across": CELLS_ACROSS},)


def located(asked: Asked) -> list[Seizure]:
    """Return the chosen seizures whose place is known more closely than the country."""
    return [one for one in asked.chosen if one.place.latitude is not None]


def near(asked: Asked) -> list[Seizure]:
    """Return the chosen seizures whose place is known more closely than the province."""
    return [one for one in asked.chosen if one.place.is_near]


def place_counts(asked: Asked) -> list[Row]:
    """Return what a map counts, by place and import."""
    groups = grouped(asked.chosen, lambda one: (one.place.place_id, one.batch.batch_id))
    return [
        (*key, len(own), min(one.date_first for one in own), max(one.date_last for one in own),
         sum(bool(one.departure or one.destination) for one in own),
         max(one.batch.handling.rank for one in own),
         asked.mass(own), asked.unconverted(own))
        for key, own in groups.items()
    ]  # fmt: skip


def place_month_counts(asked: Asked) -> list[Row]:
    """Return cases and kg by place and month."""
    groups = grouped(asked.chosen, lambda one: (one.place.place_id, known_month(one)))
    return [(*key, len(own), asked.mass(own)) for key, own in groups.items()]


def place_concealment_counts(asked: Asked) -> list[Row]:
    """Return cases by place and concealment method."""
    return [
        (*key, n) for key, n in Counter((one.place.place_id, one.concealment) for one in asked.chosen).items()
    ]


def on_routes(asked: Asked) -> list[tuple[str, Seizure]]:
    """Return each chosen seizure with the route that it is attributed to."""
    return [(route, one) for one in asked.chosen for route in asked.attributed(one)]


def place_route_counts(asked: Asked) -> list[Row]:
    """Return cases and kg by place, route and stated ends."""
    pairs = on_routes(asked)
    groups = grouped(
        pairs, lambda pair: (pair[1].place.place_id, pair[0], pair[1].departure, pair[1].destination)
    )
    return [
        (*key, len(own), sum(asked.mass([one]) or 0.0 for _, one in own)) for key, own in groups.items()
    ]  # fmt: skip


def place_routed_counts(asked: Asked) -> list[Row]:
    """Return the attributed seizures by place."""
    return list(Counter(one.place.place_id for one in asked.chosen if asked.attributed(one)).items())


def totals(asked: Asked) -> list[Row]:
    """Return cases, kg and items without kg."""
    return [(len(asked.chosen), asked.mass(asked.chosen), asked.unconverted(asked.chosen))]


def coverage(asked: Asked) -> list[Row]:
    """Return what the seizures cover."""
    own = asked.chosen
    return [(
        len(own),
        min((one.date_first for one in own), default=None), max((one.date_last for one in own), default=None),
        len({one.country for one in own}), len({one.batch.batch_id for one in own}),
        len(located(asked)), sum(one.departure is not None or one.destination is not None for one in own),
        any(one.batch.synthetic for one in own), max((one.batch.handling.rank for one in own), default=0),
    )]  # fmt: skip


def extent(asked: Asked) -> list[Row]:
    """Return the edges of what is located."""
    lats = [one.place.latitude for one in located(asked)]
    lons = [one.place.longitude for one in located(asked)]
    return [(min(lats), min(lons), max(lats), max(lons)) if lats else (None, None, None, None)]


def map_cells(asked: Asked, **_: Any) -> list[Row]:
    """Return the circles of a map."""
    rows = []
    for key, own in grouped(located(asked), lambda one: circle_of(one.place)).items():
        ids = {one.place.gazetteer_id for one in own}
        most = max(text_counts(own), key=lambda text: (text[1], text[0].gazetteer_id))[0]
        rows.append((*key, *mean_point(own), len(own), asked.mass(own), asked.unconverted(own), len(ids),
                     most.name_en, most.name_ru))  # fmt: skip
    return sorted(rows, key=lambda row: (-row[5], round(row[3], 9), round(row[4], 9)))


def text_counts(seizures: list[Seizure]) -> list[tuple[Any, int]]:
    """Return each text of a place and import with its seizures, as the map adds them."""
    groups = grouped(seizures, lambda one: (one.place, one.batch.batch_id))
    return [(place, len(own)) for (place, _), own in groups.items()]


def month_cells(asked: Asked, **_: Any) -> list[Row]:
    """Return the circles of a map, month by month; a circle stays where it is."""
    circles = grouped(located(asked), lambda one: circle_of(one.place))
    rows = []
    for number, key in enumerate(sorted(circles, key=lambda key: [up(value) for value in key]), 1):
        own = circles[key]
        rows += [
            (number, key[0] is not None, *mean_point(own), month, len(some), asked.mass(some))
            for month, some in grouped(own, known_month).items()
        ]
    return sorted(rows, key=lambda row: (row[0], up(row[4])))


def concealment_cells(asked: Asked, **_: Any) -> list[Row]:
    """Return cases by cell and concealment method."""
    groups = grouped(near(asked), lambda one: (*cell_of(one.place), one.concealment or ""))
    return in_order((*key, len(own), *mean_point(own)) for key, own in groups.items())


def near_places(asked: Asked) -> list[Row]:
    """Return cases and kg by point."""
    groups = grouped(near(asked), lambda one: (one.place.latitude, one.place.longitude))
    return in_order((*key, len(own), asked.mass(own) or 0.0) for key, own in groups.items())


def hot_spot_places(asked: Asked) -> list[Row]:
    """Return cases by place."""
    counted = Counter(
        (one.country, one.place.latitude, one.place.longitude, one.place.precision, one.place.precision_km)
        for one in asked.chosen
    )
    return in_order((*key, n) for key, n in counted.items())


def unplaced(asked: Asked) -> list[Row]:
    """Return cases and kg of seizures known to the country only."""
    groups = grouped((one for one in asked.chosen if one.place.latitude is None), lambda one: one.country)
    rows = [(country, len(own), asked.mass(own)) for country, own in groups.items()]
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def routed(asked: Asked) -> list[Row]:
    """Return how many are attributed to a route."""
    return [(sum(bool(asked.attributed(one)) for one in asked.chosen),)]


def route_weights(asked: Asked) -> list[Row]:
    """Return cases and kg by route."""
    groups = grouped(on_routes(asked), lambda pair: pair[0])
    return sorted(
        (route, len(own), total(asked.mass([one]) or 0.0 for _, one in own)) for route, own in groups.items()
    )


def route_places(asked: Asked) -> list[Row]:
    """Return cases and kg by route, ends and twentieth of a degree."""

    def key(pair: tuple[str, Seizure]) -> Row:
        route, one = pair
        point = [
            None if value is None else round(value * 20) / 20
            for value in (one.place.latitude, one.place.longitude)
        ]
        return (route, one.departure, one.destination, *point, one.place.is_near, one.country)

    groups = grouped(on_routes(asked), key)
    return in_order(
        (*at, len(own), total(asked.mass([one]) or 0.0 for _, one in own)) for at, own in groups.items()
    )


def kept_counts(asked: Asked) -> list[Row]:
    """Return the counts by place beside the columns of the place."""
    groups = grouped(asked.chosen, lambda one: (one.place, one.batch.batch_id))
    return [(place.place_id, batch, len(own), place.country, place.precision, place.province)
            for (place, batch), own in groups.items()]  # fmt: skip


PLACE_ANSWERS = {
    "place_counts": Answer(place_counts, ordered=False),
    "place_month_counts": Answer(place_month_counts, ordered=False),
    "place_concealment_counts": Answer(place_concealment_counts, ordered=False),
    "place_route_counts": Answer(place_route_counts, ordered=False),
    "place_routed_counts": Answer(place_routed_counts, ordered=False),
    "totals": Answer(totals, counts="place_counts"),
    "coverage": Answer(coverage, counts="place_counts"),
    "extent": Answer(extent, counts="place_counts"),
    "map_cells": Answer(map_cells, counts="place_counts", tried=ACROSS),
    "month_cells": Answer(month_cells, counts="place_month_counts", tried=ACROSS),
    "concealment_cells": Answer(concealment_cells, counts="place_concealment_counts", tried=ACROSS),
    "near_places": Answer(near_places, counts="place_counts"),
    "hot_spot_places": Answer(hot_spot_places, counts="place_counts"),
    "unplaced": Answer(unplaced, counts="place_counts"),
    "routed": Answer(routed, counts="place_routed_counts"),
    "route_weights": Answer(route_weights, counts="place_route_counts"),
    "route_places": Answer(route_places, counts="place_route_counts"),
}
