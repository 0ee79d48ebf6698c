"""Analyse seizures: how they lie in time, where they gather, what is new, what was reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import analysis
from catalogue.filters import EVERYTHING, Filters

if TYPE_CHECKING:
    from catalogue.analysis import HotSpotMeasure, HotSpots, Period, Trend
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
