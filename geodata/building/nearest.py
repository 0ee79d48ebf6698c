"""Which province a point belongs to: by the drawn borders, else by the nearest district centre."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import geopandas as gpd
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geodata.building.places_model import PlaceRow
from geodata.distance import distance_km

# The drawn borders (Natural Earth) are older than these divisions. Source: KZ decree 887 of 2022, PK 25th
# amendment of 2018.
DIVIDED = {"KZ-63": ("KZ-10",), "KZ-19": ("KZ-33",), "KZ-35": ("KZ-62",)}
MERGED = {"PK-TA": "PK-KP"}
# Posts lie on the line itself, and the line is drawn to a few kilometres: 0.3 degrees are about 30 km.
BORDER_DEGREES = 0.3


def find_province(data_dir: Path, hand: Sequence[PlaceRow], country: str, lat: float, lon: float) -> str:
    """Return the ISO 3166-2 code of the province that a point lies in, '' where the country has none.

    ``lat`` and ``lon`` in degrees; a point just beyond the border counts to the nearest province.
    """
    drawn = _drawn_province(data_dir, country, lat, lon)
    if drawn in DIVIDED:
        return _nearest(hand, country, lat, lon, (drawn, *DIVIDED[drawn]))
    return MERGED.get(drawn, drawn) or _nearest(hand, country, lat, lon)


def _drawn_province(data_dir: Path, country: str, lat: float, lon: float) -> str:
    point = Point(lon, lat)
    distances = {code: shape.distance(point) for code, shape in _borders(data_dir).get(country, ())}
    nearest = min(distances, key=distances.__getitem__, default="")
    return nearest if nearest and distances[nearest] <= BORDER_DEGREES else ""


@lru_cache(maxsize=2)
def _borders(data_dir: Path) -> dict[str, list[tuple[str, BaseGeometry]]]:
    layer = gpd.read_file(data_dir / "layers" / "mid" / "provinces.geojson")
    countries: dict[str, list[tuple[str, BaseGeometry]]] = {}
    for code, country, shape in zip(layer["code"], layer["country"], layer.geometry, strict=True):
        countries.setdefault(country, []).append((code, shape))
    return countries


def _nearest(
    hand: Sequence[PlaceRow], country: str, lat: float, lon: float, codes: Iterable[str] = ()
) -> str:
    """Return the province of the nearest district (else province) among ``codes``, or of the country."""
    among = frozenset(codes)
    units = [row for row in hand if row.country == country and (not among or row.province in among)]
    finest = [row for row in units if row.kind == "district"] or [r for r in units if r.kind == "province"]
    return min(finest, key=lambda row: distance_km(lat, lon, row.lat, row.lon)).province if finest else ""
