"""The table of places in memory: read once, indexed by country when a country is first asked for."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow.parquet as pq

from geodata.gazetteer.fold import skeleton
from geodata.gazetteer.grammar import caseless
from geodata.gazetteer.model import Place

PLACES_FILE = Path(__file__).parents[1] / "data" / "places.parquet"
KEY_SEPARATOR = " | "

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
def _rows() -> dict[str, list[_Row]]:
    columns = pq.read_table(PLACES_FILE).to_pydict()
    fields = ("place_id", "kind", "country", "province", "district", "name_en", "name_ru", "lat", "lon")
    numbers = ("precision_km", "population")
    rows: dict[str, list[_Row]] = defaultdict(list)
    for values in zip(*(columns[name] for name in (*fields, *numbers, "keys", "alias_keys")), strict=True):
        *cells, keys, alias_keys = values
        place = Place(*cells)
        rows[place.country].append(_Row(place, _split(keys), _split(alias_keys)))
    return dict(rows)


def _split(keys: str) -> tuple[str, ...]:
    return tuple(keys.split(KEY_SEPARATOR)) if keys else ()


def countries() -> frozenset[str]:
    """Return the ISO alpha-2 codes that the gazetteer knows places of."""
    return frozenset(_rows())


@lru_cache(maxsize=1)
def places_by_id() -> dict[str, Place]:
    """Return every place by its stable id."""
    return {row.place.place_id: row.place for rows in _rows().values() for row in rows}


@lru_cache(maxsize=32)
def country_index(country: str | None) -> Index:
    """Return the index of a country, or of all countries together for None."""
    return _index(_rows().get(country, []) if country else [row for rows in _rows().values() for row in rows])


@lru_cache(maxsize=1)
def abroad_index() -> Index:
    """Return the index of provinces and large towns of all countries, to recognise what lies abroad."""
    rows = [row for rows in _rows().values() for row in rows]
    return _index([row for row in rows if row.place.kind == "province" or row.place.population >= LARGE_TOWN])


@lru_cache(maxsize=1)
def country_keys() -> dict[str, str]:
    """Return the ISO alpha-2 code behind each folded name of a country."""
    rows = [row for rows in _rows().values() for row in rows if row.place.kind == "country"]
    return {
        written: row.place.country
        for row in rows
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
