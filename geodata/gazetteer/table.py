"""The table of places in memory: read once, indexed by country when a country is first asked for."""

from collections import defaultdict
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from geodata.gazetteer.fold import skeleton
from geodata.gazetteer.grammar import caseless
from geodata.gazetteer.model import Place

PLACES_FILE = Path(__file__).parents[1] / "data" / "places.parquet"
KEY_SEPARATOR = " | "
PLACE_COLUMNS = tuple(field.name for field in fields(Place))

# Countries of the neighbourhood whose provinces and large towns tell that a text speaks of abroad.
LARGE_TOWN = 100_000


@dataclass(frozen=True)
class Index:
    """Places of one country (or of all) by the keys of their names.

    Attributes
    ----------
    names, aliases
        Folded key to places; a key without spaces stands beside every key with spaces.
    skeletons, cases
        The looser key, and the key without case ending, to places.
    """

    places: tuple[Place, ...]
    names: dict[str, tuple[Place, ...]]
    aliases: dict[str, tuple[Place, ...]]
    skeletons: dict[str, tuple[Place, ...]]
    cases: dict[str, tuple[Place, ...]]


@dataclass(frozen=True, slots=True)
class _Row:
    place: Place
    keys: tuple[str, ...]
    alias_keys: tuple[str, ...]


@lru_cache(maxsize=1)
def _table() -> pa.Table:
    return pq.read_table(PLACES_FILE)


@lru_cache(maxsize=1)
def _extents() -> dict[str, tuple[int, int]]:
    """First row and number of rows of each country; the table is sorted by country."""
    counted = _table()["country"].value_counts().to_pylist()
    starts = accumulate((item["counts"] for item in counted), initial=0)
    return {item["values"]: (start, item["counts"]) for item, start in zip(counted, starts, strict=False)}


def _to_rows(table: pa.Table) -> list[_Row]:
    columns = table.to_pydict()
    places = map(Place, *(columns[name] for name in PLACE_COLUMNS))
    keys, alias_keys = map(_split, columns["keys"]), map(_split, columns["alias_keys"])
    return [_Row(*cells) for cells in zip(places, keys, alias_keys, strict=True)]


@lru_cache(maxsize=32)
def _rows(country: str | None) -> list[_Row]:
    if country is None:
        return _to_rows(_table())
    start, count = _extents().get(country, (0, 0))
    return _to_rows(_table().slice(start, count))


def _split(keys: str) -> tuple[str, ...]:
    return tuple(keys.split(KEY_SEPARATOR)) if keys else ()


def countries() -> frozenset[str]:
    """Return the ISO alpha-2 codes that the gazetteer knows places of."""
    return frozenset(_extents())


def find_by_id(place_id: str) -> Place | None:
    """Return the place with a stable id, None if there is none."""
    rows = _to_rows(_table().filter(pc.equal(_table()["place_id"], place_id)))
    return rows[0].place if rows else None


@lru_cache(maxsize=32)
def country_index(country: str | None) -> Index:
    """Return the index of a country, or of all countries together for None."""
    return _index(_rows(country))


@lru_cache(maxsize=1)
def abroad_index() -> Index:
    """Return the index of provinces and large towns of all countries, to recognise what lies abroad."""
    table = _table()
    is_wanted = pc.or_(pc.equal(table["kind"], "province"), pc.greater_equal(table["population"], LARGE_TOWN))
    return _index(_to_rows(table.filter(is_wanted)))


@lru_cache(maxsize=1)
def country_keys() -> dict[str, str]:
    """Return the ISO alpha-2 code behind each folded name of a country."""
    table = _table()
    return {
        written: row.place.country
        for row in _to_rows(table.filter(pc.equal(table["kind"], "country")))
        for key in (*row.keys, *row.alias_keys)
        for written in (key, key.replace(" ", ""))
    }


def _index(rows: list[_Row]) -> Index:
    names, aliases = _by_key(rows, "keys"), _by_key(rows, "alias_keys")
    loose: dict[str, dict[Place, None]] = defaultdict(dict)
    cases: dict[str, dict[Place, None]] = defaultdict(dict)
    for table in (names, aliases):
        for key, places in table.items():
            loose[skeleton(key)].update(dict.fromkeys(places))
            cases[caseless(key)].update(dict.fromkeys(places))
    return Index(
        places=tuple(row.place for row in rows),
        names=names,
        aliases=aliases,
        skeletons={key: tuple(places) for key, places in loose.items()},
        cases={key: tuple(places) for key, places in cases.items()},
    )


def _by_key(rows: list[_Row], attribute: str) -> dict[str, tuple[Place, ...]]:
    table: dict[str, dict[Place, None]] = defaultdict(dict)
    for row in rows:
        for key in getattr(row, attribute):
            table[key][row.place] = None
            table[key.replace(" ", "")][row.place] = None
    return {key: tuple(places) for key, places in table.items()}
