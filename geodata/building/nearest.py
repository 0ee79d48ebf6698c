"""Which province a point belongs to, by the nearest district centre of its country."""

from collections.abc import Sequence

from geodata.building.places_model import PlaceRow
from geodata.distance import distance_km


def nearest_province(hand: Sequence[PlaceRow], country: str, lat: float, lon: float) -> str:
    """Return the ISO 3166-2 code of the nearest district's (else province's) province, '' without any.

    ``lat`` and ``lon`` in degrees.
    """
    units = [row for row in hand if row.country == country and row.kind in {"district", "province"}]
    finest = [row for row in units if row.kind == "district"] or units
    if not finest:
        return ""
    return min(finest, key=lambda row: distance_km(lat, lon, row.lat, row.lon)).province
