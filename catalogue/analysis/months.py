"""Seizures by month for the playback of a map: the store counts, the screen is sent each month once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from catalogue.analysis.cells import cells_across, whole_cells
from catalogue.store import read_counted

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from catalogue.filters import BoundingBox, Filters
    from catalogue.store import Store

# About 200 kB for the screen, 400 with kg; where there are more, cells are twice as wide, four times fewer.
MOST_COUNTS = 30_000
_WIDEST_ZOOM = 2


@dataclass(frozen=True)
class MonthCells:
    """What a map view holds month by month.

    Attributes
    ----------
    counts
        One row per cell and month with seizures: cell (a number), in_province, latitude, longitude (the same
        in every month), month (first day), cases, mass_kg.
    undated
        The same for seizures known to no single month: by year alone, or over several months; never spread.
    first, last
        First days of the first and last month with a seizure in the view; None: there is none.
    """

    counts: pd.DataFrame
    undated: pd.DataFrame
    first: dt.date | None
    last: dt.date | None


def get_month_cells(store: Store, filters: Filters, view: BoundingBox, zoom: int) -> MonthCells:
    """Return the seizures of a map view by month, in the cells of `zoom` or, if many, in wider ones."""
    rows = _count(store, filters, view, zoom)
    while len(rows) > MOST_COUNTS and zoom > _WIDEST_ZOOM:
        zoom -= 1
        rows = _count(store, filters, view, zoom)
    undated = rows["month"].isna()
    counts = rows[~undated].reset_index(drop=True)
    months = counts["month"].dt.date
    return MonthCells(
        counts=counts,
        undated=rows[undated].drop(columns="month").reset_index(drop=True),
        first=months.min() if len(counts) else None,
        last=months.max() if len(counts) else None,
    )


def _count(store: Store, filters: Filters, view: BoundingBox, zoom: int) -> pd.DataFrame:
    across = cells_across(zoom)
    in_view = replace(filters, box=whole_cells(view, across))
    return read_counted(store, "month_cells", in_view, counts="place_month_counts", cells_across=across)
