"""Versions of a route record: a person's edit, what differs between two, an older one restored."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from catalogue.content import Leg, Route, check_route
from catalogue.errors import ContentError, NotFoundError, ValueRefusedError, Words
from catalogue.routes.records import ROUTE, get_route, write_version
from catalogue.store import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from catalogue.content import Waypoint
    from catalogue.store import Store


@dataclass(frozen=True)
class RouteDifference:
    """One line of a field in which two versions differ; "" on the side that lacks it."""

    field: str
    before: str
    after: str


def list_versions(store: Store, code: str) -> pd.DataFrame:
    """Return the versions of route `code`, latest first: version, changed_by, changed_at, change.

    Raises
    ------
    NotFoundError
        There is no such route.
    """
    versions = read_table(store, "route_versions", code=get_route(store, code).code)
    return versions.drop(columns=["record"])


def get_version(store: Store, code: str, version: int) -> Route:
    """Return route `code` as it was in `version`; NotFoundError where there was none such."""
    versions = read_table(store, "route_versions", code=code.upper())
    found = versions.loc[versions["version"] == version, "record"]
    if found.empty:
        raise NotFoundError(kind="version", code=f"{code} {version}", listing="routes")
    return ROUTE.validate_json(found.iloc[0])


def save_route(store: Store, route: Route, actor: str, change: str) -> None:
    """Write `route` as the newest version of its record, its line drawn anew.

    Raises
    ------
    ValueRefusedError
        A field is incomplete, unsourced or unknown, nothing differs, or no word says what changed.
    """
    checked = _checked(route)
    if not change.strip():
        raise _refused(change, Words("Say what changed.", "Укажите, что изменено."))
    if checked in _newest(store, checked.code):
        raise _refused(checked.code, Words("Nothing was changed.", "Ничего не изменено."))
    write_version(store, checked, actor, change.strip())


def restore_version(store: Store, code: str, version: int, actor: str) -> None:
    """Write the older `version` of route `code` again, as its newest; nothing in between is lost.

    Raises
    ------
    NotFoundError
        There is no such version.
    """
    write_version(store, get_version(store, code, version), actor, f"version {version} restored")


def compare_routes(before: Route, after: Route) -> tuple[RouteDifference, ...]:
    """Return where two versions differ, field by field, line by line, in the order of the record."""
    found: list[RouteDifference] = []
    for field in dataclasses.fields(Route):
        sides = [_lines(getattr(route, field.name)) for route in (before, after)]
        found += [RouteDifference(field.name, *pair) for pair in _differing(*sides)]
    return tuple(found)


def with_waypoints(route: Route, waypoints: Sequence[Waypoint]) -> Route:
    """Return `route` through `waypoints`; legs keep their mode and crossing, ends that are gone move on."""
    listed = tuple(waypoints)
    countries = [*route.countries, *(point.country for point in listed if point.country)]
    return replace(
        route,
        waypoints=listed,
        legs=_mended_legs(_renamed(route, listed), listed),
        countries=tuple(dict.fromkeys(countries)),
    )


def _renamed(route: Route, listed: tuple[Waypoint, ...]) -> tuple[Leg, ...]:
    """Return the legs with the new name of each waypoint that kept its place in the list."""
    same_length = len(listed) == len(route.waypoints)
    pairs = zip(route.waypoints, listed, strict=True) if same_length else ()
    names = {old.name_en: new.name_en for old, new in pairs}
    present = {point.name_en for point in listed}

    def name(old: str) -> str:
        return old if old in present else names.get(old, old)

    return tuple(replace(leg, start=name(leg.start), end=name(leg.end)) for leg in route.legs)


def _mended_legs(legs: tuple[Leg, ...], listed: tuple[Waypoint, ...]) -> tuple[Leg, ...]:
    names = [point.name_en for point in listed]
    known = [leg for leg in legs if leg.start in names and leg.end in names]
    if any(names.index(leg.start) > names.index(leg.end) for leg in known):
        names.reverse()  # the movement is against the order of the waypoints
    stops = {names[0], names[-1], *(name for leg in legs for name in (leg.start, leg.end))}
    ordered = [name for name in names if name in stops]
    return tuple(_leg_between(legs, start, end) for start, end in pairwise(ordered))


def _leg_between(legs: tuple[Leg, ...], start: str, end: str) -> Leg:
    """Return a leg with the mode of the old one that began here or ended there; its crossing if whole."""
    old = next((leg for leg in legs if leg.start == start), None)
    old = old or next((leg for leg in legs if leg.end == end), legs[0])
    return Leg(start, end, old.mode, old.crossing if (old.start, old.end) == (start, end) else None)


def _checked(route: Route) -> Route:
    names = [point.name_en for point in route.waypoints]
    repeated = {name for name in names if names.count(name) > 1}
    if repeated:
        raise _refused(repeated.pop(), Words("Two waypoints share this name.", "Имя точки повторяется."))
    try:
        return check_route(route.code, _record(route))
    except ContentError as error:
        field, reason = str(error.facts["field"]), str(error.facts["reason"])
        advice = Words(f"{reason}.", "Проверьте поле: нужны оба языка, источник и известные коды.")
        raise _refused(field, advice) from error


def _refused(value: str, advice: Words) -> ValueRefusedError:
    return ValueRefusedError(what=Words("Route record", "Запись маршрута"), value=value, advice=advice)


def _newest(store: Store, code: str) -> list[Route]:
    versions = read_table(store, "route_versions", code=code)
    return [ROUTE.validate_json(text) for text in versions["record"].iloc[:1]]


def _record(route: Route) -> dict[str, Any]:
    """Return the fields of `route` as a routes/*.yml file has them."""
    record: dict[str, Any] = ROUTE.dump_python(route, mode="json")
    record["legs"] = [
        {"from": leg.start, "to": leg.end, "mode": leg.mode, "crossing": leg.crossing} for leg in route.legs
    ]
    return record


def _lines(value: object) -> list[str]:
    if not isinstance(value, tuple):
        return [_line(value)]
    return [_line(entry) for entry in value]


def _line(value: object) -> str:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = (getattr(value, field.name) for field in dataclasses.fields(value))
        return " · ".join(", ".join(part) if isinstance(part, tuple) else str(part) for part in parts if part)
    return str(value)


def _differing(before: list[str], after: list[str]) -> list[tuple[str, str]]:
    """Return the lines that differ, what replaces what side by side."""
    rows: list[tuple[str, str]] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(
        a=before, b=after, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            left, right = before[start:end], after[new_start:new_end]
            longest = max(len(left), len(right))
            rows += zip(_padded(left, longest), _padded(right, longest), strict=True)
    return rows


def _padded(lines: list[str], count: int) -> list[str]:
    return lines + [""] * (count - len(lines))
