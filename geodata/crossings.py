"""Border crossing points: road, rail, river, sea ports and airports, each with its accuracy and source."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from geodata.tables import read_table

CrossingMode = Literal["road", "rail", "river", "sea", "air"]

# km, taken for rows marked 'exact': the point lies on the post or its bridge, terminals reach about this far.
EXACT_PRECISION_KM = 1.0


@dataclass(frozen=True)
class BorderCrossing:
    """A border crossing point. Whether it is open today is not recorded.

    Attributes
    ----------
    code
        'BCP' and three digits; stable.
    countries
        ISO 3166-1 alpha-2 of both sides; one country for a port or an airport.
    lat, lon
        Degrees.
    precision_km
        The true place lies about this far or nearer, read from ``accuracy``.
    accuracy
        The compiler's own words: 'exact' or 'approx ~N km'.
    source
        Where the position comes from.
    name_source
        Where the name comes from.
    note
        None where there is nothing to add.
    """

    code: str
    name_en: str
    name_ru: str
    countries: tuple[str, ...]
    mode: CrossingMode
    lat: float
    lon: float
    precision_km: float
    accuracy: str
    source: str
    name_source: str
    note: str | None


@cache
def border_crossings() -> tuple[BorderCrossing, ...]:
    """Return all border crossing points in the order of their codes."""
    return tuple(_make_crossing(row) for row in read_table("border_crossings.csv"))


def find_crossing(code: str) -> BorderCrossing | None:
    """Return the crossing with this code (case and outer blanks do not matter), or None."""
    return _by_code().get(code.strip().upper())


def parse_accuracy_km(accuracy: str) -> float:
    """Return the precision in km that the compiler's words state.

    Raises
    ------
    ValueError
        The words are neither 'exact' nor 'approx ~N km'.
    """
    if accuracy == "exact":
        return EXACT_PRECISION_KM
    match = re.fullmatch(r"approx ~(\d+) km", accuracy)
    if match is None:
        message = f"accuracy {accuracy!r} is neither 'exact' nor 'approx ~N km'"
        raise ValueError(message)
    return float(match.group(1))


@cache
def _by_code() -> dict[str, BorderCrossing]:
    return {crossing.code: crossing for crossing in border_crossings()}


def _make_crossing(row: dict[str, str]) -> BorderCrossing:
    return BorderCrossing(
        code=row["id"],
        name_en=row["name_en"],
        name_ru=row["name_ru"],
        countries=tuple(country for country in (row["country_a"], row["country_b"]) if country),
        mode=_get_mode(row["mode"]),
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        precision_km=parse_accuracy_km(row["accuracy"]),
        accuracy=row["accuracy"],
        source=row["source"],
        name_source=row["name_source"],
        note=row["note"] or None,
    )


def _get_mode(text: str) -> CrossingMode:
    if text not in get_args(CrossingMode):
        message = f"mode {text!r} is none of {', '.join(get_args(CrossingMode))}"
        raise ValueError(message)
    return cast("CrossingMode", text)
