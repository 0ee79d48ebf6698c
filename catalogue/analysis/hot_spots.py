"""Hot spots: where seizures, or a kind of them, lie closer together than chance would put them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import h3
import numpy as np
import pandas as pd

from catalogue.filters import Filters
from catalogue.store import read_counted
from geodata.layers import find_province_at, get_country_outline

if TYPE_CHECKING:
    from catalogue.filters import BoundingBox
    from catalogue.store import Store

HotSpotMeasure = Literal["cases", "share"]
# Cells about 120, 45 and 17 km wide: a province, a district, a town with its surroundings.
HOT_SPOT_RESOLUTIONS = (3, 4, 5)
# Of the cells called hot or cold, at most this share is expected to be so by chance.
LARGEST_FALSE_SHARE = 0.05
# Fewer seizures in a cell and its neighbours are never called a hot spot; fewer reports give no share.
FEWEST_CASES = 5
HOT_SPOT_TEST = (
    "Getis-Ord Gi* (Ord and Getis 1995) on H3 cells, each with the cells that touch it, weights of 1; "
    "two-sided normal approximation, adjusted after Benjamini and Hochberg"
)
# What says where, when and by whom a seizure was reported; the rest says what was seized and how.
_REPORTING = (
    "date_from", "date_to", "countries", "provinces", "crossings", "crossing_km", "precisions", "box", "area",
    "batch", "sender", "duplicates", "ceiling",
)  # fmt: skip
_COLUMNS = (
    "cell", "latitude", "longitude", "cases", "reports", "share", "near_cases", "near_expected",
    "z", "p_value", "q_value", "state",
)  # fmt: skip


@dataclass(frozen=True)
class HotSpots:
    """Cells of H3 and how far their seizures stand out.

    Attributes
    ----------
    resolution, cell_width_km
        Of the cells (H3's own number), and how wide they are on average.
    measure
        What was compared: "cases", or "share" (cases by all that was reported of the same period and place,
        whatever its drug, transport or concealment).
    cells
        One row per cell that holds a seizure or stands out, the highest z first: cell (H3 address), latitude,
        longitude (its middle), cases, reports, share (missing where fewer than FEWEST_CASES reports),
        near_cases (in it and the cells that touch it), near_expected (what the mean of all cells compared
        gives for as many cells; missing for "share"), z, p_value, q_value (adjusted), state ("hot", "cold",
        "none"). z is missing where every cell has the same value.
    cells_tested
        All cells compared: the land of the countries that have a placed seizure, with its empty cells, as far
        as the filter's provinces, view and outline reach (near crossings: cells with a report); for "share"
        only those with at least FEWEST_CASES reports.
    cases
        Seizures in the cells compared.
    imprecise_cases
        Left out: the place is known less closely than a cell is wide, or to the province only.
    unplaced_cases
        Left out: known to the country only.
    outside_cases
        Left out: in a cell that was not compared (no neighbour, or too few reports).
    """

    resolution: int
    cell_width_km: float
    measure: HotSpotMeasure
    cells: pd.DataFrame
    cells_tested: int
    cases: int
    imprecise_cases: int
    unplaced_cases: int
    outside_cases: int
    test: str = HOT_SPOT_TEST


def get_hot_spots(
    store: Store, filters: Filters, *, resolution: int = 4, measure: HotSpotMeasure = "cases"
) -> HotSpots:
    """Return the cells in which the seizures that `filters` mean stand out from chance.

    Parameters
    ----------
    resolution
        One of HOT_SPOT_RESOLUTIONS.
    """
    width_km = cell_width_km(resolution)
    places = read_counted(store, "hot_spot_places", filters)
    near = _close_enough(places, width_km)
    counted = _by_cell(near, resolution)
    every = read_counted(store, "hot_spot_places", reporting_filters(filters))
    reports = _by_cell(_close_enough(every, width_km), resolution)
    area = set(reports) if filters.crossings else _area(near, filters, resolution)
    compared = _compare(area | set(counted), counted, reports, measure)
    cases = int(compared["cases"].sum())
    return HotSpots(
        resolution=resolution,
        cell_width_km=width_km,
        measure=measure,
        cells=_shown(compared),
        cells_tested=len(compared),
        cases=cases,
        imprecise_cases=int(places["cases"].sum() - near["cases"].sum() - _unplaced(places)),
        unplaced_cases=_unplaced(places),
        outside_cases=int(near["cases"].sum()) - cases,
    )


def hot_spot_polygons(cells: pd.DataFrame) -> dict[str, Any]:
    """Return rows of `HotSpots.cells` as a GeoJSON FeatureCollection (longitude before latitude).

    Each feature is the hexagon of a cell with all columns of its row as properties; missing values are null.
    """
    records = cells.astype(object).where(cells.notna(), None).to_dict("records")
    return {"type": "FeatureCollection", "features": [_feature(record) for record in records]}


def cell_outline(cell: str) -> list[tuple[float, float]]:
    """Return the corners of an H3 cell as (latitude, longitude), the first one not repeated."""
    return [(float(lat), float(lon)) for lat, lon in h3.cell_to_boundary(cell)]


def find_cell_at(found: HotSpots, lat: float, lon: float) -> str | None:
    """Return the cell of `found.cells` that holds a point; None where none of them does."""
    cell = str(h3.latlng_to_cell(lat, lon, found.resolution))
    return cell if cell in set(found.cells["cell"]) else None


def narrow_to_hot_spot(filters: Filters, cell: str, *, around: bool = False) -> Filters:
    """Return `filters` limited to the places inside the outline of a cell, `around`: or of those touching it.

    Among them may be places that are known less closely than the cell is wide; the cell does not count those.
    """
    outline = h3.cells_to_h3shape(h3.grid_disk(cell, 1)).outer if around else cell_outline(cell)
    return replace(filters, area=tuple((float(lat), float(lon)) for lat, lon in outline))


def cell_width_km(resolution: int) -> float:
    """Return the mean distance of two opposite sides of a cell, in km."""
    return math.sqrt(3) * float(h3.average_hexagon_edge_length(resolution, unit="km"))


def reporting_filters(filters: Filters) -> Filters:
    """Return `filters` without what they say of drugs, transport, concealment and routes."""
    return Filters(**{name: getattr(filters, name) for name in _REPORTING})


def _close_enough(places: pd.DataFrame, width_km: float) -> pd.DataFrame:
    # The point of a province stands for all of it, however small the province.
    known = places["latitude"].notna() & (places["precision"] != "province")
    return places[known & (places["precision_km"].fillna(math.inf) <= width_km)]


def _unplaced(places: pd.DataFrame) -> int:
    return int(places.loc[places["latitude"].isna(), "cases"].sum())


def _by_cell(places: pd.DataFrame, resolution: int) -> dict[str, int]:
    counts: dict[str, int] = {}
    for lat, lon, cases in zip(places["latitude"], places["longitude"], places["cases"], strict=True):
        cell = h3.latlng_to_cell(lat, lon, resolution)
        counts[cell] = counts.get(cell, 0) + int(cases)
    return counts


def _area(places: pd.DataFrame, filters: Filters, resolution: int) -> set[str]:
    """Return the cells of the countries that `places` lie in, as far as the filter reaches."""
    countries = sorted(set(places["country"]))
    area = {cell for country in countries for cell in _land(country, resolution)}
    if filters.provinces:
        area = {cell for cell in area if _province(cell) in filters.provinces}
    if filters.area:
        area &= set(h3.polygon_to_cells(h3.LatLngPoly(list(filters.area)), resolution))
    return area if filters.box is None else {cell for cell in area if _is_inside(cell, filters.box)}


@lru_cache(maxsize=64)
def _land(country: str, resolution: int) -> frozenset[str]:
    try:
        return frozenset(h3.geo_to_cells(get_country_outline(country), resolution))
    except KeyError:  # beyond the map's window: only the cells that hold a seizure are known
        return frozenset()


@lru_cache(maxsize=100_000)
def _province(cell: str) -> str | None:
    found = find_province_at(*h3.cell_to_latlng(cell))
    return found.code if found else None


def _is_inside(cell: str, box: BoundingBox) -> bool:
    lat, lon = h3.cell_to_latlng(cell)
    return bool(box.south <= lat < box.north and box.west <= lon < box.east)


def _compare(
    area: set[str], counted: dict[str, int], reports: dict[str, int], measure: HotSpotMeasure
) -> pd.DataFrame:
    tested = area if measure == "cases" else {cell for cell in reports if reports[cell] >= FEWEST_CASES}
    cells, weights = _touching(tuple(sorted(tested)))
    table = pd.DataFrame({"cell": pd.Series(cells, dtype="str")})
    for name, numbers in (("cases", counted), ("reports", reports)):
        table[name] = np.array([numbers.get(cell, 0) for cell in cells], dtype=int)
    few = table["reports"] < FEWEST_CASES
    table["share"] = (table["cases"] / table["reports"].where(~few)).astype(float)
    near = _sum_near(table["cases"], weights)
    cells_near = _sum_near(pd.Series(1, table.index), weights)
    expected = table["cases"].mean() * cells_near if measure == "cases" else np.nan
    return _tested(table.assign(near_cases=near, near_expected=expected), weights, measure)


@lru_cache(maxsize=4)
def _touching(cells: tuple[str, ...]) -> tuple[list[str], Any]:
    """Return the cells that touch another one, and libpysal's graph of which touch which."""
    from libpysal.graph import Graph  # noqa: PLC0415  loads geopandas: a second, and few visits ask for it

    present = set(cells)
    # Trap: libpysal forgets some cells that have no neighbour, and then counts cells in two ways.
    kept = [cell for cell in cells if not present.isdisjoint(h3.grid_ring(cell, 1))]
    return kept, Graph.build_h3(kept, order=1, weight="binary") if kept else None


def _sum_near(cases: pd.Series[int], weights: Any) -> Any:  # noqa: ANN401  libpysal publishes no types
    own = cases.to_numpy()
    return own if weights is None else (weights.sparse @ own).astype(int) + own


def _tested(table: pd.DataFrame, weights: Any, measure: HotSpotMeasure) -> pd.DataFrame:  # noqa: ANN401  libpysal publishes no types
    values = table[measure].to_numpy(dtype=float)
    if len(values) == 0 or values.min() == values.max():
        return table.assign(z=np.nan, p_value=1.0, q_value=1.0, state="none")
    from esda.getisord import G_Local  # noqa: PLC0415  loads geopandas
    from scipy import stats  # noqa: PLC0415  takes a second to load

    found = G_Local(values, weights, transform="B", permutations=0, star=True)
    # esda's chance is one-sided.
    p_values = np.minimum(1.0, 2 * found.p_norm)
    q_values = stats.false_discovery_control(p_values)
    stands_out = q_values < LARGEST_FALSE_SHARE
    hot = stands_out & (found.Zs > 0) & (table["near_cases"].to_numpy() >= FEWEST_CASES)
    state = np.select([hot, stands_out & (found.Zs < 0)], ["hot", "cold"], "none")
    return table.assign(z=found.Zs, p_value=p_values, q_value=q_values, state=state)


def _shown(compared: pd.DataFrame) -> pd.DataFrame:
    shown = compared[(compared["cases"] > 0) | (compared["state"] != "none")]
    middles = [h3.cell_to_latlng(cell) for cell in shown["cell"]]
    placed = shown.assign(latitude=[lat for lat, _ in middles], longitude=[lon for _, lon in middles])
    ordered = placed.sort_values(["z", "cases", "cell"], ascending=[False, False, True], na_position="last")
    return ordered[[*_COLUMNS]].reset_index(drop=True)


def _feature(record: dict[Any, Any]) -> dict[str, Any]:
    corners = [[round(lon, 5), round(lat, 5)] for lat, lon in cell_outline(str(record["cell"]))]
    geometry = {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}
    return {"type": "Feature", "geometry": geometry, "properties": record}
