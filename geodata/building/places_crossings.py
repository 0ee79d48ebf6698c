"""Border crossings, ports and airports of border_crossings.csv as places, one for each side of the border."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from geodata.building.nearest import find_province
from geodata.building.places_model import PlaceRow
from geodata.building.tables import read_table

KINDS = {"road": "border_crossing", "rail": "border_crossing", "river": "border_crossing"}
KINDS |= {"sea": "port", "air": "airport"}
# Kilometres by the table's column 'accuracy'; 'exact' still leaves the length of a post.
EXACT_KM = 2.0


def read_crossings(data_dir: Path, hand: Sequence[PlaceRow]) -> list[PlaceRow]:
    """Return a place for each side of every crossing, with both sides' names."""
    table = read_table(data_dir / "tables" / "border_crossings.csv")
    province_at = partial(find_province, data_dir, hand)
    return [place for cells in table for place in _sides(cells, province_at)]


def _sides(cells: dict[str, str], province_at: Callable[[str, float, float], str]) -> Iterator[PlaceRow]:
    english, russian = _halves(cells["name_en"]), _halves(cells["name_ru"])
    countries = [country for country in (cells["country_a"], cells["country_b"]) if country]
    for side, country in enumerate(countries):
        own = _names(english[min(side, len(english) - 1)]) + _names(russian[min(side, len(russian) - 1)])
        others = tuple(name for half in english + russian for name in _names(half) if name not in own)
        lat, lon = float(cells["lat"]), float(cells["lon"])
        yield PlaceRow(
            place_id=f"b:{cells['id']}:{country}",
            kind=KINDS[cells["mode"]],
            country=country,
            province=province_at(country, lat, lon),
            district="",
            name_en=cells["name_en"],
            name_ru=cells["name_ru"],
            lat=lat,
            lon=lon,
            precision_km=_precision_km(cells["accuracy"]),
            names=own,
            aliases=(cells["name_en"], cells["name_ru"], *others),
            origin="hand",
        )


def _halves(name: str) -> list[str]:
    return [half.strip() for half in re.split(r"\s+-\s+", name) if half.strip()]


def _names(half: str) -> tuple[str, ...]:
    """Return both names of 'Panji Poyon (Nizhny Panj)'; the keys later lose words that only describe."""
    inner = re.findall(r"\(([^)]*)\)", half)
    outer = re.sub(r"\([^)]*\)", " ", half).strip()
    parts = [part.strip() for text in (outer, *inner) for part in re.split(r"\s*/\s*", text)]
    return tuple(part for part in parts if part)


def _precision_km(accuracy: str) -> float:
    found = re.search(r"~(\d+) km", accuracy)
    return float(found[1]) if found else EXACT_KM
