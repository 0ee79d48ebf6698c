"""What further layers of a map count: routes, crossings by what lies near, concealment, records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from catalogue.analysis.cells import cells_across, whole_cells
from catalogue.store import read_counted, read_selected
from catalogue.vocabulary import get_vocabulary
from geodata.distance import distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from catalogue.filters import BoundingBox, Filters
    from catalogue.store import Store
    from geodata.crossings import BorderCrossing

# km: what lies nearer to a crossing than this was seized at it or on the way to it, as far as a map can say.
NEAR_CROSSING_KM = 25.0


@dataclass(frozen=True)
class NearCrossings:
    """Seizures near border crossing points.

    Attributes
    ----------
    by_code
        Code of the crossing -> seizures within `within_km`; a seizure near two crossings counts at both.
    cases
        Seizures near any of them, each once.
    """

    by_code: dict[str, int]
    within_km: float
    cases: int


def get_passed(store: Store, filters: Filters) -> dict[str, tuple[int, float]]:
    """Return route -> seizures attributed to it and their kg."""
    rows = read_counted(store, "route_weights", filters, counts="place_route_counts")
    values = zip(rows["cases"].astype(int), rows["mass_kg"].astype(float), strict=True)
    return dict(zip(rows["route"].astype(str), values, strict=True))


def get_near_crossings(
    store: Store, filters: Filters, crossings: Sequence[BorderCrossing], within_km: float = NEAR_CROSSING_KM
) -> NearCrossings:
    """Return how many seizures lie near each of `crossings`; a place known to the province counts nowhere."""
    places = read_counted(store, "near_places", filters)
    apart_km = distance_km(
        places["latitude"].to_numpy()[:, None],
        places["longitude"].to_numpy()[:, None],
        np.array([crossing.lat for crossing in crossings])[None, :],
        np.array([crossing.lon for crossing in crossings])[None, :],
    )
    near = apart_km <= within_km
    cases = places["cases"].to_numpy(dtype=np.int64)
    counts = cases @ near
    by_code = {crossing.code: int(count) for crossing, count in zip(crossings, counts, strict=True)}
    return NearCrossings(by_code, within_km, int(cases[near.any(axis=1)].sum()))


def get_concealment_cells(store: Store, filters: Filters, view: BoundingBox, zoom: int) -> pd.DataFrame:
    """Return the leading family of concealment methods of each cell of a map view.

    One row per cell: latitude, longitude, family ("": no seizure states one), cases (of the family), stated
    (that state any), not_stated. Places known to the province only are left out.
    """
    across = cells_across(zoom)
    in_view = replace(filters, box=whole_cells(view, across))
    rows = read_counted(
        store, "concealment_cells", in_view, counts="place_concealment_counts", cells_across=across
    )
    terms = get_vocabulary("concealment")
    rows["family"] = [terms.with_ancestors(code)[-1] if code else "" for code in rows["concealment"]]
    cell = ["cell_x", "cell_y"]
    for axis in ("latitude", "longitude"):
        rows[axis] *= rows["cases"]
    sums = rows.groupby(cell)[["latitude", "longitude", "cases"]].sum()
    families = rows.groupby([*cell, "family"])["cases"].sum().reset_index()
    stated = families[families["family"] != ""]
    leading = stated.sort_values([*cell, "cases", "family"], ascending=[True, True, False, True])
    first = leading.groupby(cell)[["family", "cases"]].first()
    found = sums.join(first.rename(columns={"cases": "cases_leading"}))
    found["stated"] = stated.groupby(cell)["cases"].sum()
    return _cells(found)


def _cells(found: pd.DataFrame) -> pd.DataFrame:
    stated = found["stated"].fillna(0).astype(int)
    return found.assign(
        latitude=found["latitude"] / found["cases"],
        longitude=found["longitude"] / found["cases"],
        family=found["family"].fillna(""),
        stated=stated,
        not_stated=found["cases"].astype(int) - stated,
        cases=found["cases_leading"].fillna(0).astype(int),
    ).reset_index()[["latitude", "longitude", "family", "cases", "stated", "not_stated"]]


def get_map_records(store: Store, filters: Filters, view: BoundingBox, limit: int) -> pd.DataFrame:
    """Return up to `limit` seizures of a map view one by one (map_records.sql), the latest first."""
    return read_selected(store, "map_records", replace(filters, box=view), limit=limit)
