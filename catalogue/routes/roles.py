"""What a route says of each of its countries: the movement comes from it, goes through it or to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogue.content import is_country_only

if TYPE_CHECKING:
    from collections.abc import Collection

    from catalogue.content import Route


@dataclass(frozen=True)
class CountryRoles:
    """Countries (alpha-2) by role; each set in the order of the record, which is no chain.

    Attributes
    ----------
    origins, transit, destinations
        Where the way that the record states begins, passes and ends; empty: not reported. Where
        `both_ways`, begin and end are its two ends and say nothing of the movement.
    inside
        The one country in which the route lies; None for more than one.
    """

    origins: tuple[str, ...]
    transit: tuple[str, ...]
    destinations: tuple[str, ...]
    both_ways: bool
    inside: str | None


def country_roles(route: Route) -> CountryRoles:
    """Return the countries of `route` by role.

    Countries before and after the places of the legs, such as the one behind a border post at which the way
    begins, are its ends. One for which not even a country was reported, only a point stood for it, is none.
    """
    known = _reported(route)
    starts = _countries_of(route, {leg.start for leg in route.legs} - {leg.end for leg in route.legs})
    ends = _countries_of(route, {leg.end for leg in route.legs} - {leg.start for leg in route.legs})
    passed = _countries_of(route, {name for leg in route.legs for name in (leg.start, *leg.through, leg.end)})
    placed = [at for at, country in enumerate(known) if country in passed]
    before = known[: placed[0]] if placed else ()
    after = known[placed[-1] + 1 :] if placed else ()
    origins = before or tuple(country for country in known if country in starts)
    last = after or tuple(country for country in known if country in ends)
    destinations = tuple(country for country in last if country not in origins)
    transit = tuple(country for country in known if country not in {*origins, *destinations})
    inside = known[0] if len(known) == 1 and len(route.countries) == 1 else None
    return CountryRoles(origins, transit, destinations, route.direction == "both", inside)


def _reported(route: Route) -> tuple[str, ...]:
    """Return the countries of the record, without one that only stands for an unreported country."""
    stood_for = {point.country for point in route.waypoints if point.reference == "country"}
    reported = {point.country for point in route.waypoints if point.reference != "country"}
    return tuple(country for country in route.countries if country not in stood_for - reported)


def _countries_of(route: Route, names: Collection[str]) -> set[str]:
    places = {point.name_en: point.country for point in route.waypoints}
    return {places.get(name, name) for name in names if name in places or is_country_only(name)}
