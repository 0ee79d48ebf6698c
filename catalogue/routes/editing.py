"""Versions of a route record: a person's edit, what differs between two, an older one restored."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from catalogue.content import Bilingual, Confidence, Route
from catalogue.errors import NotFoundError, ValueRefusedError, Words
from catalogue.model import Handling
from catalogue.routes.checking import checked, refused
from catalogue.routes.kept import read_record
from catalogue.routes.records import current_routes, get_route, write_version
from catalogue.store import read_table

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from catalogue.store import Store

SHORTEST_CODE, LONGEST_CODE = 2, 8
_UNCONFIRMED = Confidence("F", 6)  # reliability and credibility cannot be judged
_CAVEAT = Bilingual(
    "Seizures show where enforcement found drugs, not how much moved.",
    "Изъятия показывают, где наркотики были обнаружены, а не сколько их провезено.",
)
_CODE_ADVICE = Words(
    f"Give an unused code of {SHORTEST_CODE} to {LONGEST_CODE} Latin letters or digits.",
    f"Нужен свободный код: {SHORTEST_CODE}–{LONGEST_CODE} латинских букв или цифр.",
)


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
    return read_record(found.iloc[0])


def save_route(store: Store, route: Route, actor: str, change: str) -> None:
    """Write `route` as the newest version of its record, its line drawn anew.

    Raises
    ------
    ValueRefusedError
        A field is incomplete, unsourced or unknown, nothing differs, or no word says what changed.
    """
    record = checked(route)
    if not change.strip():
        raise refused(change, Words("Say what changed.", "Укажите, что изменено."))
    if record in _newest(store, record.code):
        raise refused(record.code, Words("Nothing was changed.", "Ничего не изменено."))
    write_version(store, record, actor, change.strip())


def blank_route(recorded: dt.date) -> Route:
    """Return an unconfirmed record without a code, names, way or statement, to be filled in."""
    return Route(
        code="",
        name_en="",
        name_ru="",
        family="northern",
        status="unconfirmed",
        drugs=(),
        transport=(),
        countries=(),
        direction="along",
        waypoints=(),
        legs=(),
        first_evidence=recorded.year,
        last_evidence=recorded.year,
        concealment=(),
        statements=(),
        caveats=(_CAVEAT,),
        confidence=_UNCONFIRMED,
        handling=Handling.AMBER.value,
        recorded=recorded.isoformat(),
    )


def create_route(store: Store, route: Route, actor: str, change: str) -> Route:
    """Write `route` as the first version of a new record and return it; its code is put in capitals.

    Raises
    ------
    ValueRefusedError
        The code is not two to eight Latin letters or digits, or taken; or as `save_route`.
    """
    code = route.code.strip().upper()
    short = code.isascii() and code.isalnum() and SHORTEST_CODE <= len(code) <= LONGEST_CODE
    if not short or code in {known.code for known in current_routes(store)}:
        raise ValueRefusedError(what=Words("Code", "Код"), value=route.code, advice=_CODE_ADVICE)
    record = dataclasses.replace(route, code=code)
    save_route(store, record, actor, change)
    return record


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


def _newest(store: Store, code: str) -> list[Route]:
    versions = read_table(store, "route_versions", code=code)
    return [read_record(text) for text in versions["record"].iloc[:1]]


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
