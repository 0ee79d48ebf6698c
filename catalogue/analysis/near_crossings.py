"""Which texts of places lie near which border crossing points, as the filter `crossings` sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from catalogue.store import read_table
from geodata.crossings import border_crossings
from geodata.distance import distance_km

if TYPE_CHECKING:
    from catalogue.store import Store


def places_near_crossings(store: Store, within_km: float) -> pd.DataFrame:
    """Return place_id and crossing (code) of every text of a place known to, and lying, within `within_km`.

    A place near several crossings stands once with each.
    """
    places = read_table(store, "close_places", within_km=within_km)
    crossings = border_crossings()
    apart_km = distance_km(
        places["latitude"].to_numpy()[:, None],
        places["longitude"].to_numpy()[:, None],
        np.array([crossing.lat for crossing in crossings])[None, :],
        np.array([crossing.lon for crossing in crossings])[None, :],
    )
    place, crossing = np.nonzero(apart_km <= within_km)
    codes = np.array([crossing.code for crossing in crossings], dtype=object)
    return pd.DataFrame({"place_id": places["place_id"].to_numpy()[place], "crossing": codes[crossing]})
