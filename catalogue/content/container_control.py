"""Container control as the UNODC-WCO programme does it: measures and control units."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from catalogue.content import reading
from catalogue.content.loading import CONTENT, load_sources

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from catalogue.content.reading import Field
    from catalogue.content.records import Statement

KINDS = ("seaport", "dry_port", "land_border", "inland_customs", "air_cargo")
BASES = ("opened", "named")


@dataclass(frozen=True)
class ControlMeasure:
    """A preventive measure of the programme, in sourced statements."""

    code: str
    name_en: str
    name_ru: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class ControlUnit:
    """A control unit that public sources name.

    Attributes
    ----------
    kind
        One of `KINDS`.
    lat, lon, accuracy_km
        WGS84 degrees, and how far the point may lie from the unit.
    since, since_basis
        The year it opened, or the first year in which a source names it.
    last_reported
        The latest year in which a cited source names it; it says nothing of the years after.
    """

    code: str
    name_en: str
    name_ru: str
    kind: str
    country: str
    town_en: str
    town_ru: str
    lat: float
    lon: float
    accuracy_km: float
    since: int
    since_basis: str
    last_reported: int
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ContainerControl:
    """All that the catalogue says of container control."""

    measures: tuple[ControlMeasure, ...]
    units: tuple[ControlUnit, ...]
    handling: str
    recorded: str


@cache
def load_container_control(content: Path = CONTENT) -> ContainerControl:
    """Return container_control.yml.

    Raises
    ------
    ContentError
        A record is incomplete, unsourced, or speaks of an unknown code.
    """
    sources = load_sources(content)
    whole = reading.read_file(content / "container_control.yml")
    return ContainerControl(
        measures=tuple(_measure(entry, sources) for entry in reading.entries(whole, "measures")),
        units=tuple(_unit(entry, sources) for entry in reading.entries(whole, "units")),
        handling=reading.handling(whole),
        recorded=reading.recorded_day(whole),
    )


def _measure(field: Field, sources: Collection[str]) -> ControlMeasure:
    return ControlMeasure(
        code=reading.text(field, "code"),
        name_en=reading.english(field, "name_en"),
        name_ru=reading.russian(field, "name_ru"),
        statements=reading.statements(field, "statements", sources, dated=True),
    )


def _unit(field: Field, sources: Collection[str]) -> ControlUnit:
    reading.refuse_unknown_keys(field, tuple(ControlUnit.__dataclass_fields__))
    return ControlUnit(
        code=reading.text(field, "code"),
        name_en=reading.english(field, "name_en"),
        name_ru=reading.russian(field, "name_ru"),
        kind=reading.one_of(field, "kind", KINDS),
        country=reading.text(field, "country"),
        town_en=reading.english(field, "town_en"),
        town_ru=reading.russian(field, "town_ru"),
        lat=reading.degrees(field, "lat", 90),
        lon=reading.degrees(field, "lon", 180),
        accuracy_km=reading.degrees(field, "accuracy_km", 100),
        since=reading.year(field, "since"),
        since_basis=reading.one_of(field, "since_basis", BASES),
        last_reported=reading.year(field, "last_reported"),
        sources=reading.codes(field, "sources", sources),
    )
