"""The way of a route as a person draws it: waypoints, legs between them, ends known as a country only."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from catalogue.content import Leg, is_country_only
from catalogue.routes.mending import FIRST_MODE, mended_legs
from catalogue.vocabulary import get_vocabulary, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.content import Route, Waypoint


def with_waypoints(route: Route, waypoints: Sequence[Waypoint]) -> Route:
    """Return `route` through `waypoints`; legs keep their mode and crossing.

    A new waypoint goes into the leg that runs between those beside it in the list; past the first or last it
    makes a leg of its own. Where a waypoint is gone, the legs that met there are joined.
    """
    return _rebuilt(route, tuple(waypoints), *open_ends(route))


def with_ends(route: Route, start: str | None, end: str | None) -> Route:
    """Return `route` coming from country `start` and going to country `end`, no place in them known.

    None: it begins, or ends, at its first or last waypoint.
    """
    return _rebuilt(route, route.waypoints, start, end)


def with_direction(route: Route, direction: str) -> Route:
    """Return `route` with another direction; legs and countries keep standing in the order of movement."""
    turned = replace(route, direction=direction)
    if (route.direction == "against") == (direction == "against"):
        return turned
    legs = tuple(
        replace(leg, start=leg.end, end=leg.start, through=leg.through[::-1]) for leg in reversed(route.legs)
    )
    return replace(turned, legs=legs, countries=route.countries[::-1])


def open_ends(route: Route) -> tuple[str | None, str | None]:
    """Return the first and last end where only its country (alpha-2) is known; None where a place is."""
    if not route.legs:
        return None, None
    start, end = route.legs[0].start, route.legs[-1].end
    return start if is_country_only(start) else None, end if is_country_only(end) else None


def leg_end_name(route: Route, end: str, language: str) -> str:
    """Return an end of a leg as a person reads it: a waypoint, or a country and that no place is known."""
    if is_country_only(end):
        return word("place_unknown_in", language).format(
            country=get_vocabulary("countries").label(end, language)
        )
    russian = {point.name_en: point.name_ru for point in route.waypoints} if language == "ru" else {}
    return russian.get(end, end)


def _rebuilt(route: Route, listed: tuple[Waypoint, ...], start: str | None, end: str | None) -> Route:
    own = [point.country for point in listed if point.country]
    before = [code for code in route.countries if code not in {start, end}]
    middle = [code for code in (*before, *own) if code not in {start, end}]
    countries = tuple(dict.fromkeys(code for code in (start, *middle, end) if code))
    if not listed:
        return replace(route, waypoints=(), countries=countries, legs=_country_legs(route, countries))
    renamed = _renamed(route, listed)
    inner = tuple(leg for leg in renamed.legs if not _is_open(leg))
    legs = mended_legs(inner, _names(renamed.waypoints), _names(listed), route.direction)
    stops = [legs[0].start, legs[-1].end] if legs else [listed[0].name_en] * 2
    return replace(
        route,
        waypoints=listed,
        countries=countries,
        legs=(*_open_leg(route, start, stops[0]), *legs, *_open_leg(route, stops[1], end)),
    )


def _names(waypoints: Sequence[Waypoint]) -> tuple[str, ...]:
    return tuple(point.name_en for point in waypoints)


def _is_open(leg: Leg) -> bool:
    return is_country_only(leg.start) or is_country_only(leg.end)


def _country_legs(route: Route, countries: tuple[str, ...]) -> tuple[Leg, ...]:
    modes = [leg.mode for leg in route.legs] or [FIRST_MODE]
    return tuple(Leg(start, end, modes[0], None) for start, end in pairwise(countries))


def _open_leg(route: Route, start: str | None, end: str | None) -> tuple[Leg, ...]:
    """Return the leg to or from a country without a known place; none where that end is None."""
    if start is None or end is None:
        return ()
    old = next((leg for leg in route.legs if (leg.start, leg.end) == (start, end)), None)
    return (old or Leg(start, end, route.legs[0].mode if route.legs else FIRST_MODE, None),)


def _renamed(route: Route, listed: tuple[Waypoint, ...]) -> Route:
    """Return `route` with the new name of each waypoint that kept its place in the list."""
    same_length = len(listed) == len(route.waypoints)
    pairs = zip(route.waypoints, listed, strict=True) if same_length else ()
    names = {old.name_en: new.name_en for old, new in pairs}
    present = {point.name_en for point in listed}

    def name(old: str) -> str:
        return old if old in present else names.get(old, old)

    waypoints = tuple(replace(point, name_en=name(point.name_en)) for point in route.waypoints)
    legs = tuple(
        replace(leg, start=name(leg.start), end=name(leg.end), through=tuple(map(name, leg.through)))
        for leg in route.legs
    )
    return replace(route, waypoints=waypoints, legs=legs)
