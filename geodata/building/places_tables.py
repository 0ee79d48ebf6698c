"""Places from the hand-written tables: provinces, districts, villages, posts, stations, rivers, highways."""

import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz

from geodata.building.places_model import PlaceRow, with_aliases
from geodata.building.tables import read_table
from geodata.gazetteer.fold import fold, skeleton
from geodata.gazetteer.keys import name_keys

PLACE_FILES = (
    "places_countries.csv",
    "places_provinces.csv",
    "places_provinces_neighbours.csv",
    "places_districts_uz.csv",
    "places_districts_tj.csv",
    "places_districts_tm.csv",
    "places_districts_kg.csv",
    "places_districts_kz.csv",
    "places_districts_af.csv",
    "places_settlements.csv",
    "places_facilities.csv",
    "places_lines.csv",
)
ALIAS_FILE = "places_aliases.csv"
TOWN_NAMES_FILE = "places_town_names.csv"
# Likeness 0..100 from which a district's name is taken for a spelling of its centre town's.
ALIKE_FROM = 70

REPEATED_NAMES_FILE = "places_repeated_names.csv"
HAND_FILES = (*PLACE_FILES, ALIAS_FILE, TOWN_NAMES_FILE, REPEATED_NAMES_FILE, "geonames_admin1.csv")


def read_hand_places(data_dir: Path) -> list[PlaceRow]:
    """Return the places of all hand-written tables."""
    tables = (read_table(data_dir / "tables" / name) for name in PLACE_FILES)
    return [_place(cells) for table in tables for cells in table]


def add_aliases(rows: list[PlaceRow], data_dir: Path) -> list[PlaceRow]:
    """Return the rows with the further names of places_aliases.csv.

    Raises
    ------
    KeyError
        The table names a place that does not exist.
    """
    extra: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for cells in read_table(data_dir / "tables" / ALIAS_FILE):
        extra[cells["place_id"]] += tuple(cells["other_names"].split("|"))
    if unknown := sorted(extra.keys() - {row.place_id for row in rows}):
        raise KeyError(*unknown)
    return [with_aliases(row, extra[row.place_id]) if row.place_id in extra else row for row in rows]


def rename_towns(rows: list[PlaceRow], data_dir: Path) -> list[PlaceRow]:
    """Return the rows, towns going by the names of places_town_names.csv where it has them."""
    table = {cells["place_id"]: cells for cells in read_table(data_dir / "tables" / TOWN_NAMES_FILE)}
    return [_renamed(row, table[row.place_id]) if row.place_id in table else row for row in rows]


def _renamed(row: PlaceRow, cells: dict[str, str]) -> PlaceRow:
    english, russian = cells["name_en"], cells["name_ru"]
    plain = tuple(part for name in (english, russian) for part in re.split(r"[()]", name) if part.strip())
    return replace(row, name_en=english, name_ru=russian, names=(*row.names, *plain))


def add_districts(rows: list[PlaceRow], data_dir: Path) -> list[PlaceRow]:
    """Return the rows, the centre town of each district knowing its district and the spellings of its name.

    Only spellings that sound like the town's own name are given to it: Мубарекский to Muborak, but not
    Музрабадский to Khalkabad.
    """
    centres = {
        f"g:{found[1]}": cells
        for name in PLACE_FILES
        if "districts" in name
        for cells in read_table(data_dir / "tables" / name)
        if (found := re.search(r"GeoNames (\d+)", cells["source"]))
    }
    return [_as_centre(row, centres[row.place_id]) if row.place_id in centres else row for row in rows]


def _as_centre(town: PlaceRow, district: dict[str, str]) -> PlaceRow:
    spellings = (district["name_en"], district["name_ru"], district["name_local"])
    own = skeleton(fold(town.name_en))
    names = [key for spelling in spellings for key in name_keys([spelling], town.country)]
    alike = tuple(name for name in names if fuzz.ratio(skeleton(name), own) >= ALIKE_FROM)
    return replace(with_aliases(town, alike), district=district["id"])


def _place(cells: dict[str, str]) -> PlaceRow:
    names = (cells["name_en"], cells["name_ru"], cells["name_local"])
    return PlaceRow(
        place_id=cells["id"],
        kind=cells["kind"],
        country=cells["country"],
        province=cells["province"],
        district=cells["district"],
        name_en=cells["name_en"],
        name_ru=cells["name_ru"] or cells["name_en"],
        lat=float(cells["lat"]),
        lon=float(cells["lon"]),
        precision_km=float(cells["precision_km"]),
        names=tuple(name for name in names if name),
        aliases=tuple(name for name in cells["other_names"].split("|") if name),
        origin="hand",
    )
