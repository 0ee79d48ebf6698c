"""Explore seizures: lists, records, map views, coverage; locate a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import analysis, routes, store
from catalogue.filters import EVERYTHING, Filters
from catalogue.model import Handling
from geodata import gazetteer
from geodata.crossings import border_crossings

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.analysis import (
        Coverage,
        Flows,
        InView,
        MapCells,
        MonthCells,
        NearCrossings,
        RateChange,
        SeizureList,
        SeizureRecord,
    )
    from catalogue.filters import BoundingBox
    from catalogue.store import Store
    from geodata.gazetteer import Location


def find_seizures(opened: Store, filters: Filters, *, limit: int = 100, offset: int = 0) -> SeizureList:
    """Return a page of the seizures that `filters` mean, and their totals."""
    return analysis.list_seizures(opened, filters, limit=limit, offset=offset)


def count_seizures(opened: Store, filters: Filters) -> int:
    """Return how many seizures `filters` mean."""
    return analysis.count_seizures(opened, filters)


def get_seizure(opened: Store, seizure_id: int, ceiling: Handling = Handling.RED) -> SeizureRecord:
    """Return one seizure whole: what is known, the cells it was read from, its routes and why."""
    return analysis.get_record(opened, seizure_id, ceiling)


def map_view(opened: Store, filters: Filters, view: BoundingBox, zoom: int) -> MapCells:
    """Return what a map of this view draws: circles of counted seizures, and what has no place."""
    return analysis.get_map_cells(opened, filters, view, zoom)


def get_extent(opened: Store, filters: Filters) -> BoundingBox | None:
    """Return what the seizures that `filters` mean span on a map; None where no place is known."""
    return analysis.get_extent(opened, filters)


def cell_filters(filters: Filters, cell: pd.Series) -> Filters:
    """Return `filters` narrowed to one circle of a map view."""
    return analysis.narrow_to_cell(filters, cell)


def get_passed(opened: Store, filters: Filters) -> dict[str, tuple[int, float]]:
    """Return route -> seizures attributed to it and their kg."""
    return analysis.get_passed(opened, filters)


def get_flows(opened: Store, filters: Filters) -> Flows:
    """Return along which roads and rails seizures had come and were meant to go on; unknown ends counted."""
    return analysis.get_flows(opened, filters, routes.current_routes(opened), routes.current_lines(opened))


def get_near_crossings(opened: Store, filters: Filters) -> NearCrossings:
    """Return how many seizures lie near each border crossing point."""
    return analysis.get_near_crossings(opened, filters, border_crossings())


def get_concealment_cells(opened: Store, filters: Filters, view: BoundingBox, zoom: int) -> pd.DataFrame:
    """Return the leading family of concealment methods of each cell of a map view."""
    return analysis.get_concealment_cells(opened, filters, view, zoom)


def get_map_records(opened: Store, filters: Filters, view: BoundingBox, limit: int) -> pd.DataFrame:
    """Return up to `limit` seizures of a map view one by one, the latest first (map_records.sql)."""
    return analysis.get_map_records(opened, filters, view, limit)


def get_month_cells(opened: Store, filters: Filters, view: BoundingBox, zoom: int) -> MonthCells:
    """Return the seizures of a map view month by month, for its playback."""
    return analysis.get_month_cells(opened, filters, view, zoom)


def compare_selections(opened: Store, filters: Filters, other: Filters) -> RateChange | None:
    """Return the seizures a day that `filters` mean against those of `other`, with the interval.

    A country that both mean is compared only where it reported in both periods. None where their periods are
    open or overlap: such counts are not independent.
    """
    first, second = (_days(one) for one in (filters, other))
    if first is None or second is None or _overlap(filters, other):
        return None
    return analysis.compare_selections(opened, filters, other, (first, second))


def _days(filters: Filters) -> int | None:
    first, last = filters.date_from, filters.date_to
    return (last - first).days + 1 if first and last else None


def _overlap(one: Filters, other: Filters) -> bool:
    return not (_before(one, other) or _before(other, one))


def _before(one: Filters, other: Filters) -> bool:
    return bool(one.date_to and other.date_from and one.date_to < other.date_from)


def get_in_view(opened: Store, filters: Filters) -> InView:
    """Return the seizures that `filters` mean, counted by drug, date, transport and concealment."""
    return analysis.get_in_view(opened, filters)


def get_coverage(opened: Store, filters: Filters = EVERYTHING) -> Coverage:
    """Return who reported, which period, and how much has a place, a direction and a route."""
    return analysis.get_coverage(opened, filters)


def filter_values(opened: Store) -> pd.DataFrame:
    """Return the values that filters can offer: kind (a field of Filters) and value."""
    return store.read_table(opened, "values_used")


def store_state(opened: Store) -> tuple[object, ...]:
    """Return a value that differs after every committed change: answers may be kept under it."""
    return store.store_state(opened)


def locate(text: str, country: str | None = None, province: str | None = None) -> Location:
    """Return which places a text can mean, best first, and whether the first may be taken unasked."""
    return gazetteer.locate(text, country, province)
