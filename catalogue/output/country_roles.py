"""The countries of a route by role, in words: a set for each role, and no chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.output.words import word
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.routes import CountryRoles


def country_roles_text(roles: CountryRoles, language: str) -> str:
    """Return from, through and to which countries a route goes; both ways where no direction is reported."""
    if roles.inside:
        parts = [_said("inside", (roles.inside,), language)]
        return "; ".join([*parts, word("role_both", language)] if roles.both_ways else parts)
    if roles.both_ways:
        parts = [_said("between", (*roles.origins, *roles.destinations), language)]
        return "; ".join(parts + _transit(roles, language))
    first, last = _said("from", roles.origins, language), _said("to", roles.destinations, language)
    return "; ".join([first, *_transit(roles, language), last])


def _transit(roles: CountryRoles, language: str) -> list[str]:
    return [_said("through", roles.transit, language)] if roles.transit else []


def _said(role: str, countries: Sequence[str], language: str) -> str:
    names = [get_vocabulary("countries").label(country, language) for country in countries]
    return word(f"role_{role}", language, countries=", ".join(names) or word("role_unknown", language))
