"""Which town a spot on the map is called after: the largest one near it."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from geodata.distance import distance_km
from geodata.gazetteer.table import PLACES_FILE

_COLUMNS = ("name_en", "name_ru", "country", "lat", "lon", "population")


@dataclass(frozen=True)
class NearTown:
    """A town near a spot.

    Attributes
    ----------
    name_en, name_ru
        The name to show; ``name_ru`` repeats the English name where no Russian one is known.
    country
        ISO 3166-1 alpha-2.
    distance_km
        From the spot to the town's middle.
    """

    name_en: str
    name_ru: str
    country: str
    distance_km: float


def find_town(lat: float, lon: float, within_km: float) -> NearTown:
    """Return the town with the most inhabitants within so many km; where there is none, the nearest one."""
    towns = _towns()
    apart_km = distance_km(lat, lon, towns["lat"], towns["lon"])
    close = apart_km <= within_km
    index = int(np.argmax(np.where(close, towns["population"], -1)) if close.any() else np.argmin(apart_km))
    name_en, name_ru, country = (str(towns[name][index]) for name in _COLUMNS[:3])
    return NearTown(name_en, name_ru, country, float(apart_km[index]))


@cache
def _towns() -> dict[str, NDArray[np.generic]]:
    table = pq.read_table(PLACES_FILE, columns=[*_COLUMNS, "kind"])
    settlements = table.filter(pc.equal(table["kind"], "settlement"))
    return {name: settlements[name].to_numpy() for name in _COLUMNS}
