"""Corridors: named strings of places along the main roads of the region. The waypoints are the record."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby

from geodata.tables import read_table

# km, taken for waypoints at a GeoNames town: a town's centre against the road through it.
TOWN_PRECISION_KM = 2.0

# km, stated by the compiler for waypoints set by hand.
HAND_PRECISION_KM = 3.0


@dataclass(frozen=True)
class Corridor:
    """A corridor: its stable code, its name in both languages and how many waypoints it has."""

    code: str
    name_en: str
    name_ru: str
    waypoint_count: int


@dataclass(frozen=True)
class Waypoint:
    """One place of a corridor.

    Attributes
    ----------
    sequence
        1 for the corridor's first place.
    lat, lon
        Degrees.
    precision_km
        The true place lies about this far or nearer.
    geonameid
        None for a waypoint set by hand.
    source
        Where the position comes from.
    """

    corridor_code: str
    sequence: int
    place_en: str
    place_ru: str
    lat: float
    lon: float
    precision_km: float
    geonameid: int | None
    source: str


@cache
def corridors() -> tuple[Corridor, ...]:
    """Return all corridors in the order of the hand-written table."""
    names_ru = {row["corridor_id"]: row["corridor_ru"] for row in read_table("corridor_names_ru.csv")}
    names_en = {row["corridor_id"]: row["corridor"] for row in read_table("corridor_waypoints.csv")}
    return tuple(
        Corridor(code, name_en, names_ru[code], len(waypoints(code))) for code, name_en in names_en.items()
    )


def waypoints(corridor_code: str) -> tuple[Waypoint, ...]:
    """Return a corridor's waypoints from end to end.

    Raises
    ------
    KeyError
        There is no such corridor.
    """
    found = _by_corridor()
    if corridor_code not in found:
        message = f"no corridor {corridor_code!r}; there are {', '.join(found)}"
        raise KeyError(message)
    return found[corridor_code]


@cache
def _by_corridor() -> dict[str, tuple[Waypoint, ...]]:
    names_ru = {row["place"]: row["place_ru"] for row in read_table("waypoint_names_ru.csv")}
    rows = read_table("corridor_waypoints.csv")
    return {
        code: tuple(
            sorted((_make_waypoint(row, names_ru) for row in group), key=lambda point: point.sequence)
        )
        for code, group in groupby(rows, key=lambda row: row["corridor_id"])
    }


def _make_waypoint(row: dict[str, str], names_ru: dict[str, str]) -> Waypoint:
    return Waypoint(
        corridor_code=row["corridor_id"],
        sequence=int(row["seq"]),
        place_en=row["place"],
        place_ru=names_ru[row["place"]],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        precision_km=TOWN_PRECISION_KM if row["geonameid"] else HAND_PRECISION_KM,
        geonameid=int(row["geonameid"]) if row["geonameid"] else None,
        source=row["source"],
    )
