"""Analyse seizures: how they lie in time, where they gather, what is new, what was reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import analysis, routes
from catalogue.filters import EVERYTHING, Filters

if TYPE_CHECKING:
    from catalogue.analysis import (
        Fact,
        HotSpotMeasure,
        HotSpots,
        Period,
        Reporting,
        ThingKind,
        Trend,
        WhatsNew,
    )
    from catalogue.store import Store


def get_trend(opened: Store, filters: Filters = EVERYTHING, period: Period = "month") -> Trend:
    """Return counts beside kg over time, the change against the year before, change points, seasons."""
    return analysis.get_trend(opened, filters, period)


def get_hot_spots(
    opened: Store, filters: Filters = EVERYTHING, *, resolution: int = 4, measure: HotSpotMeasure = "cases"
) -> HotSpots:
    """Return the cells in which seizures, or their share of all reports, stand out from chance.

    `hot_spot_polygons(answer.cells)` gives the cells as GeoJSON, to be drawn on any map.

    Parameters
    ----------
    resolution
        Size of the cells, one of HOT_SPOT_RESOLUTIONS: 3 (about 120 km wide), 4 (45 km), 5 (17 km).
    measure
        "cases", or "share": of all that was reported from a cell, whatever the drug and the method.
    """
    return analysis.get_hot_spots(opened, filters, resolution=resolution, measure=measure)


def hot_spot_filters(filters: Filters, cell: str, *, around: bool = False) -> Filters:
    """Return `filters` narrowed to the places inside one cell of `HotSpots.cells`, `around`: or near it.

    Among them may be places that are known less closely than the cell is wide; the cell does not count those.
    """
    return analysis.narrow_to_hot_spot(filters, cell, around=around)


def get_whats_new(
    opened: Store, filters: Filters = EVERYTHING, *, months: int = 6, baseline_months: int = 36
) -> WhatsNew:
    """Return what is more common in the last `months` than before: drugs, methods, routes, crossings, ends.

    Each with its counts in both spans, what was to be expected, and its chance of being noise; only countries
    that reported in both spans are compared, those that started or stopped are named.
    """
    corridors = {route.code: route.family for route in routes.current_routes(opened)}
    return analysis.get_whats_new(opened, filters, corridors, months=months, baseline_months=baseline_months)


def thing_filters(filters: Filters, found: WhatsNew, kind: ThingKind, code: str) -> Filters:
    """Return `filters` narrowed to the seizures of both spans that tell of one thing of `found.things`.

    Seizures known by their year alone answer it too, though they are counted in neither span.
    """
    return analysis.narrow_to_thing(filters, found, kind, code)


def fact_filters(filters: Filters, fact: Fact, code: str) -> Filters:
    """Return `filters` narrowed to the seizures that tell of `code` too, as a cell of a table means it."""
    return analysis.narrow_to_fact(filters, fact, code)


def get_reporting(opened: Store, filters: Filters = EVERYTHING) -> Reporting:
    """Return who reported which months, and how much of each field is filled, by country."""
    return analysis.get_reporting(opened, filters)


def count_open_duplicates(opened: Store, filters: Filters = EVERYTHING) -> int:
    """Return how many groups of possible repeats nobody has decided; seconds at 100,000 seizures."""
    return analysis.count_open_duplicates(opened, filters)
