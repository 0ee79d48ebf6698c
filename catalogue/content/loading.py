"""Content files become records; one broken field stops the load with its file and name."""

import re
from collections.abc import Collection
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from catalogue.content import reading
from catalogue.content.reading import Field, refuse
from catalogue.content.records import (
    DIRECTIONS,
    INFORMATION_GRADES,
    MODES,
    REFERENCES,
    SOURCE_GRADES,
    SOURCE_KINDS,
    STATUSES,
    Bilingual,
    ConcealmentMethod,
    Confidence,
    Corridor,
    Leg,
    Route,
    Source,
    Waypoint,
)
from catalogue.vocabulary import get_vocabulary
from geodata.crossings import find_crossing

CONTENT = Path(__file__).parent
_SOURCE_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True)
class _Known:
    """The codes a route may speak of."""

    sources: Collection[str]
    families: Collection[str]
    methods: Collection[str]


@cache
def load_sources(content: Path = CONTENT) -> dict[str, Source]:
    """Return every source of sources/*.yml by its id.

    Raises
    ------
    ContentError
        When a source is incomplete or two files use one id.
    """
    found: dict[str, Source] = {}
    for path in sorted((content / "sources").glob("*.yml")):
        whole = reading.read_file(path)
        for name in whole.value:
            if name in found:
                reason = "this id is used in another file of sources"
                raise refuse(Field(path, name, None), reason, "этот код занят в другом файле источников")
            found[name] = _source(reading.take(whole, name), name)
    return found


@cache
def load_corridors(content: Path = CONTENT) -> dict[str, Corridor]:
    """Return the families of routes by code, from corridors.yml.

    Raises
    ------
    ContentError
        When a corridor is incomplete or unsourced.
    """
    sources = load_sources(content)
    whole = reading.read_file(content / "corridors.yml")
    return {code: _corridor(reading.take(whole, code), code, sources) for code in whole.value}


@cache
def load_concealment(content: Path = CONTENT) -> dict[str, ConcealmentMethod]:
    """Return every concealment method of concealment/*.yml by code.

    Raises
    ------
    ContentError
        When a method is incomplete or unsourced, is told twice, or its parent is absent.
    """
    sources = load_sources(content)
    found: dict[str, ConcealmentMethod] = {}
    for path in sorted((content / "concealment").glob("*.yml")):
        for record in _records_of(path):
            method = _method(record, sources)
            if method.code in found:
                code = reading.take(record, "code")
                raise refuse(code, f"{method.code} is told twice", f"{method.code} описан дважды")
            found[method.code] = method
    _check_parents(found, content / "concealment")
    return found


@cache
def load_routes(content: Path = CONTENT) -> dict[str, Route]:
    """Return every route of routes/*.yml by code.

    Raises
    ------
    ContentError
        When a route is incomplete, unsourced, or speaks of an unknown code, waypoint or family.
    """
    paths = sorted((content / "routes").glob("*.yml"))
    return {path.stem: _route(reading.read_file(path), _known(content)) for path in paths}


def check_route(code: str, record: dict[str, Any]) -> Route:
    """Return the route that a record with the fields of a routes/*.yml file tells of, for one not in a file.

    Raises
    ------
    ContentError
        As `load_routes`, save that any number of waypoints and of sourced statements will do.
    """
    return _route(Field(Path(f"{code}.yml"), "", record), _known(CONTENT), whole=False)


def _known(content: Path) -> _Known:
    return _Known(load_sources(content), load_corridors(content), load_concealment(content))


def _records_of(path: Path) -> list[Field]:
    """Return the records of a file that holds one or a list of them."""
    whole = reading.read_file(path)
    if not isinstance(whole.value, list):
        return [whole]
    return [Field(path, f"[{number}]", value) for number, value in enumerate(whole.value, start=1)]


def _source(field: Field, name: str) -> Source:
    reading.refuse_unknown_keys(field, [column.name for column in fields(Source)])
    date = str(reading.take(field, "date").value)
    if not _SOURCE_DATE.fullmatch(date):
        raise refuse(
            reading.take(field, "date"),
            "needs YYYY, YYYY-MM or YYYY-MM-DD",
            "нужна дата ГГГГ, ГГГГ-ММ или ГГГГ-ММ-ДД",
        )
    address = reading.text(field, "address")
    if not address.startswith(("https://", "http://")):
        raise refuse(
            reading.take(field, "address"),
            "needs an address that begins with https:// or http://",
            "нужен адрес, начинающийся с https:// или http://",
        )
    return Source(
        id=name,
        title=reading.text(field, "title"),
        publisher=reading.text(field, "publisher"),
        date=date,
        address=address,
        kind=reading.one_of(field, "kind", SOURCE_KINDS),
        language=reading.text(field, "language"),
    )


def _corridor(field: Field, code: str, sources: Collection[str]) -> Corridor:
    reading.refuse_unknown_keys(field, ("name_en", "name_ru", "description"))
    return Corridor(
        code=code,
        name_en=reading.english(field, "name_en"),
        name_ru=reading.russian(field, "name_ru"),
        description=reading.statements(field, "description", sources, dated=True),
    )


def _method(field: Field, sources: Collection[str]) -> ConcealmentMethod:
    reading.refuse_unknown_keys(field, [column.name for column in fields(ConcealmentMethod)])
    parent = reading.take(field, "parent").value
    return ConcealmentMethod(
        code=reading.text(field, "code"),
        parent=None if parent is None else reading.text(field, "parent"),
        name_en=reading.english(field, "name_en"),
        name_ru=reading.russian(field, "name_ru"),
        description=reading.statements(field, "description", sources, dated=False),
        drugs=reading.codes(field, "drugs", get_vocabulary("drugs").codes(), at_least=0),
        transport=reading.codes(field, "transport", get_vocabulary("transport").codes(), at_least=0),
        indicators=reading.practices(field, "indicators", sources),
        detection=reading.practices(field, "detection", sources),
        prevention=reading.practices(field, "prevention", sources),
        ids_codes=tuple(str(entry.value) for entry in reading.entries(field, "ids_codes", at_least=0)),
        handling=reading.handling(field),
        recorded=reading.recorded_day(field),
    )


def _check_parents(methods: dict[str, ConcealmentMethod], folder: Path) -> None:
    for method in methods.values():
        if method.parent is not None and method.parent not in methods:
            where = Field(folder, f"{method.code}.parent", None)
            raise refuse(where, f"unknown code {method.parent!r}", f"неизвестный код {method.parent!r}")


def _route(field: Field, known: _Known, *, whole: bool = True) -> Route:
    """Return a route; `whole`: with a way drawn from end to end, and with statements, as a file must be."""
    reading.refuse_unknown_keys(field, [column.name for column in fields(Route)])
    places = reading.entries(field, "waypoints", at_least=2 if whole else 0)
    names = {"name_en": reading.english(field, "name_en"), "name_ru": reading.russian(field, "name_ru")}
    waypoints = tuple(_waypoint(entry) for entry in places)
    countries = _countries(field, waypoints)
    first, last = _evidence_years(field)
    own = read_own_sources(field)
    sources = {*known.sources, *(source.id for source in own)}
    return Route(
        code=_own_code(field),
        **names,
        family=reading.one_of(field, "family", known.families),
        status=reading.one_of(field, "status", STATUSES),
        drugs=reading.codes(field, "drugs", get_vocabulary("drugs").codes()),
        transport=reading.codes(field, "transport", get_vocabulary("transport").codes()),
        countries=countries,
        direction=reading.one_of(field, "direction", DIRECTIONS),
        waypoints=waypoints,
        legs=_legs(field, tuple(point.name_en for point in waypoints), countries),
        first_evidence=first,
        last_evidence=last,
        concealment=reading.codes(field, "concealment", known.methods, at_least=0),
        statements=reading.statements(field, "statements", sources, dated=True, at_least=3 if whole else 0),
        caveats=tuple(_bilingual(entry) for entry in reading.entries(field, "caveats")),
        confidence=_confidence(reading.take(field, "confidence")),
        handling=reading.handling(field),
        recorded=reading.recorded_day(field),
        sources=own,
    )


def read_own_sources(field: Field) -> tuple[Source, ...]:
    """Return the sources that the record itself tells of, beside those of sources/*.yml."""
    if "sources" not in field.value:
        return ()
    entries = reading.entries(field, "sources", at_least=0)
    return tuple(_source(entry, reading.text(entry, "id")) for entry in entries)


def _own_code(field: Field) -> str:
    code = reading.text(field, "code")
    if code != field.file.stem:
        raise refuse(
            reading.take(field, "code"),
            f"differs from the name of the file: {code}",
            f"не совпадает с именем файла: {code}",
        )
    return code


def _evidence_years(field: Field) -> tuple[int, int]:
    first, last = reading.year(field, "first_evidence"), reading.year(field, "last_evidence")
    if first > last:
        raise refuse(
            reading.take(field, "last_evidence"),
            "lies before the first evidence",
            "раньше первого свидетельства",
        )
    return first, last


def _countries(field: Field, waypoints: tuple[Waypoint, ...]) -> tuple[str, ...]:
    """Return the countries in the order of movement; each waypoint lies in one of them."""
    found = tuple(_country(entry, entry.value) for entry in reading.entries(field, "countries"))
    absent = {point.country for point in waypoints} - set(found)
    if absent:
        named = ", ".join(sorted(absent))
        raise refuse(
            reading.take(field, "countries"),
            f"lacks {named}, in which a waypoint lies",
            f"нет {named}, где лежит точка маршрута",
        )
    return found


def _country(field: Field, value: object) -> str:
    if not isinstance(value, str) or not _COUNTRY.fullmatch(value):
        raise refuse(
            field, "needs an ISO 3166 alpha-2 code in quotes", "нужен двухбуквенный код страны ISO 3166"
        )
    return value


def _waypoint(field: Field) -> Waypoint:
    reading.refuse_unknown_keys(field, [column.name for column in fields(Waypoint)])
    country = reading.take(field, "country")
    accuracy = field.value.get("accuracy_km")
    return Waypoint(
        name_en=reading.english(field, "name_en"),
        name_ru=reading.russian(field, "name_ru"),
        country=_country(country, country.value),
        lat=reading.degrees(field, "lat", 90),
        lon=reading.degrees(field, "lon", 180),
        accuracy_km=None if accuracy is None else float(accuracy),
        reference=_reference(field),
    )


def _reference(field: Field) -> str | None:
    return reading.one_of(field, "reference", REFERENCES) if field.value.get("reference") else None


def _legs(field: Field, places: Collection[str], countries: Collection[str]) -> tuple[Leg, ...]:
    return tuple(_leg(entry, places, countries) for entry in reading.entries(field, "legs"))


def _leg(field: Field, places: Collection[str], countries: Collection[str]) -> Leg:
    reading.refuse_unknown_keys(field, ("from", "to", "mode", "crossing", "through", "schematic"))
    ends = (*places, *countries)
    return Leg(
        start=reading.one_of(field, "from", ends),
        end=reading.one_of(field, "to", ends),
        mode=reading.one_of(field, "mode", MODES),
        crossing=_crossing(reading.take(field, "crossing")),
        through=_through(field, places),
        schematic=reading.flag(field, "schematic"),
    )


def _through(field: Field, places: Collection[str]) -> tuple[str, ...]:
    """Return the waypoints between the ends of a leg; a record from before they were stated names none."""
    if "through" not in field.value:
        return ()
    names = reading.codes(field, "through", places, at_least=0)
    ends = {field.value["from"], field.value["to"]}
    if ends & set(names):
        raise refuse(
            reading.take(field, "through"),
            "names an end of its own leg",
            "назван конец этого же участка",
        )
    return names


def _crossing(field: Field) -> str | None:
    if field.value is None:
        return None
    found = find_crossing(str(field.value))
    if found is None:
        raise refuse(field, f"unknown code {field.value!r}", f"неизвестный код {field.value!r}")
    return found.code


def _bilingual(field: Field) -> Bilingual:
    reading.refuse_unknown_keys(field, ("en", "ru"))
    return Bilingual(en=reading.english(field, "en"), ru=reading.russian(field, "ru"))


def _confidence(field: Field) -> Confidence:
    reading.refuse_unknown_keys(field, ("source", "information"))
    return Confidence(
        source=reading.one_of(field, "source", SOURCE_GRADES),
        information=reading.one_of(field, "information", INFORMATION_GRADES),
    )
