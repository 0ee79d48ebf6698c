"""A route record that a person wrote is checked as content files are; refusals speak both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from catalogue.content import Route, check_route
from catalogue.errors import ContentError, ValueRefusedError, Words
from catalogue.vocabulary import word

if TYPE_CHECKING:
    from collections.abc import Callable

ROUTE = TypeAdapter(Route)
_SAME_NAME = Words("Two waypoints share this name.", "Имя точки повторяется.")
_UNSOURCED = Words(
    "A record without a single sourced statement can only be unconfirmed: state one, with its source.",
    "Запись без единого утверждения с источником может быть только неподтверждённой: "
    "добавьте утверждение и его источник.",
)


def checked(route: Route) -> Route:
    """Return `route` as it will be kept.

    Raises
    ------
    ValueRefusedError
        A field is incomplete, unsourced or unknown; two waypoints share a name; or a record that is not
        unconfirmed has no sourced statement.
    """
    names = [point.name_en for point in route.waypoints]
    repeated = next((name for name in names if names.count(name) > 1), None)
    if repeated:
        raise refused(repeated, _SAME_NAME)
    if not route.statements and route.status != "unconfirmed":
        raise refused(_words(lambda language: word(f"status_{route.status}", language)), _UNSOURCED)
    try:
        return check_route(route.code, _record(route))
    except ContentError as error:
        path, reason = str(error.facts["field"]), error.facts["reason"]
        raise refused(_words(lambda language: _field(path, language)), _sentence(reason)) from error


def refused(value: str | Words, advice: Words) -> ValueRefusedError:
    """Return the error to raise for a route record of which `value` cannot be kept."""
    return ValueRefusedError(what=Words("Route record", "Запись маршрута"), value=value, advice=advice)


def _words(text: Callable[[str], str]) -> Words:
    return Words(text("en"), text("ru"))


def _field(path: str, language: str) -> str:
    """Return a field as a person calls it: `statements[2].sources` reads as "Statement 2, Sources"."""
    whole, *parts = path.split(".")
    named = [
        _part("routes_field", whole, language),
        *(_part("routes_column", one, language) for one in parts),
    ]
    return ", ".join(named)


def _part(kind: str, part: str, language: str) -> str:
    name, _, number = part.rstrip("]").partition("[")
    return f"{word(f'{kind}_{name}', language)} {number}".strip()


def _sentence(reason: object) -> Words:
    words = reason if isinstance(reason, Words) else Words(str(reason), str(reason))
    return Words(*(f"{text[0].upper()}{text[1:]}." for text in (words.en, words.ru)))


def _record(route: Route) -> dict[str, Any]:
    """Return the fields of `route` as a routes/*.yml file has them."""
    record: dict[str, Any] = ROUTE.dump_python(route, mode="json")
    record["legs"] = [
        {
            "from": leg.start,
            "to": leg.end,
            "mode": leg.mode,
            "crossing": leg.crossing,
            "through": list(leg.through),
            "schematic": leg.schematic,
        }
        for leg in route.legs
    ]
    return record
