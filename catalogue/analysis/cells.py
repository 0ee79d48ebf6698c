"""Seizures aggregated for a map view: the store counts, the screen draws a few hundred circles."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from catalogue.filters import BoundingBox
from catalogue.model import PlacePrecision
from catalogue.store import read_counted, read_counted_one

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.filters import Filters
    from catalogue.store import Store

# A cell is 60 px wide: a world is 256 px at zoom 0 (Web Mercator tile scheme), so 64 / 15 cells there.
_CELLS_ACROSS_AT_ZOOM_0 = 256 / 60
_LARGEST_ZOOM = 14
_FINER_THAN_PROVINCE = (PlacePrecision.EXACT, PlacePrecision.SETTLEMENT, PlacePrecision.DISTRICT)


@dataclass(frozen=True)
class MapCells:
    """What a map view draws.

    Attributes
    ----------
    cells
        One row per circle: latitude, longitude (mean of its places), cases, mass_kg, unconverted_items,
        places, name_en, name_ru; province (set where the places are known to the province only), or
        south, west, north, east of the cell.
    unplaced
        country, cases, mass_kg of seizures known to the country only; never drawn.
    cases, mass_kg, unconverted_items
        Totals of the filter, wherever the places are.
    """

    cells: pd.DataFrame
    unplaced: pd.DataFrame
    cases: int
    mass_kg: float
    unconverted_items: int


def get_map_cells(store: Store, filters: Filters, view: BoundingBox, zoom: int) -> MapCells:
    """Return the circles of the map view `view` at `zoom` (0 the world, 14 a village)."""
    across = cells_across(zoom)
    in_view = replace(filters, box=whole_cells(view, across))
    cells = read_counted(store, "map_cells", in_view, cells_across=across)
    totals = read_counted_one(store, "totals", filters)
    return MapCells(
        cells=_with_bounds(cells, across),
        unplaced=read_counted(store, "unplaced", filters),
        cases=int(totals["cases"]),
        mass_kg=float(totals["mass_kg"] or 0.0),
        unconverted_items=int(totals["unconverted_items"]),
    )


def get_extent(store: Store, filters: Filters) -> BoundingBox | None:
    """Return what the seizures that `filters` mean span on a map; None where no place is known."""
    edges = read_counted_one(store, "extent", filters)
    return None if edges["south"] is None else BoundingBox(**edges)


def narrow_to_cell(filters: Filters, cell: pd.Series) -> Filters:
    """Return `filters` limited to what one circle of `MapCells.cells` stands for."""
    if isinstance(cell["province"], str):
        return replace(
            filters, provinces=(cell["province"],), precisions=(PlacePrecision.PROVINCE.value,), box=None
        )
    box = BoundingBox(*(float(cell[side]) for side in ("south", "west", "north", "east")))
    return replace(filters, box=box, precisions=tuple(precision.value for precision in _FINER_THAN_PROVINCE))


def cells_across(zoom: int) -> float:
    """Return how many cells lie side by side around the world at `zoom`."""
    return float(_CELLS_ACROSS_AT_ZOOM_0 * 2 ** min(max(zoom, 0), _LARGEST_ZOOM))


def whole_cells(view: BoundingBox, across: float) -> BoundingBox:
    """Return `view` widened to whole cells."""
    west, north = (math.floor(value * across) for value in _to_world(view.north, view.west))
    east, south = (math.floor(value * across) + 1 for value in _to_world(view.south, view.east))
    return BoundingBox(
        _latitude(south / across),
        _longitude(west / across),
        _latitude(north / across),
        _longitude(east / across),
    )


def _with_bounds(cells: pd.DataFrame, across: float) -> pd.DataFrame:
    columns, rows = cells["cell_x"].astype(float), cells["cell_y"].astype(float)
    return cells.assign(
        south=[_latitude(value) for value in (rows + 1) / across],
        west=_longitude(columns / across),
        north=[_latitude(value) for value in rows / across],
        east=_longitude((columns + 1) / across),
    ).drop(columns=["cell_x", "cell_y"])


def _to_world(latitude: float, longitude: float) -> tuple[float, float]:
    # Web Mercator (EPSG:3857) on the unit square, clipped where the projection ends.
    clipped = min(max(latitude, -85.0), 85.0)
    y = 0.5 - math.log(math.tan(math.pi / 4 + math.radians(clipped) / 2)) / (2 * math.pi)
    return (longitude + 180) / 360, y


def _latitude(world_y: float) -> float:
    return float(np.degrees(2 * np.arctan(np.exp((0.5 - world_y) * 2 * np.pi)) - np.pi / 2))


def _longitude(world_x: Any) -> Any:  # noqa: ANN401  a number or a column of numbers
    return world_x * 360 - 180
