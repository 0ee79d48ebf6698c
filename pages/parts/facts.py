"""Names of facts of seizures: a drug, a method, a route, a crossing, a direction; and of their values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import catalogue
from geodata.crossings import find_crossing
from pages.parts import session
from pages.parts.session import find_words, label, own_name, say

if TYPE_CHECKING:
    from catalogue import Store

VOCABULARIES = {"concealment": "concealment", "transport": "transport", "drug": "drugs"}


# What the catalogue itself writes as the change of a route record, and the text that says it to a reader.
_OWN_CHANGES = (
    (re.compile("content of this version of the product"), "change_content"),
    (re.compile(r"version (?P<version>\d+) restored"), "change_restored"),
    (re.compile(r"accepted from (?P<count>\d+) seizures that fit no route"), "change_accepted"),
)


def actor_name(actor: str) -> str:
    """Return who did something: a person's name as it stands, what is no person in the reader's language."""
    return find_words(f"act_{actor.replace(' ', '_')}") or actor


def change_words(change: str) -> str:
    """Return what a change of a route record was: in its author's words, or the catalogue's own ones."""
    for form, key in _OWN_CHANGES:
        if found := form.fullmatch(change):
            return say(key, **found.groupdict())
    return change


def route_names(store: Store) -> dict[str, str]:
    """Return the names of all routes by code, in the reader's language."""
    return {route.code: own_name(route) for route in catalogue.list_routes(store)}


def corridor_names() -> dict[str, str]:
    """Return the names of all corridors by code, in the reader's language."""
    return {corridor.code: own_name(corridor) for corridor in catalogue.list_corridors()}


def fact_name(fact: str, code: str, routes: dict[str, str] | None = None) -> str:
    """Return the name of one value of a fact: concealment, transport, drug, crossing, route or direction.

    Parameters
    ----------
    routes
        Names of routes by code; needed for routes alone.
    """
    if fact == "route":
        return f"{code} · {(routes or {}).get(code, '')}"
    if fact == "direction":
        return " → ".join(label("countries", country) for country in code.split("-"))
    if fact == "crossing":
        crossing = find_crossing(code)
        return own_name(crossing) if crossing else code
    return label(VOCABULARIES[fact], code)


def full_name(fact: str, code: str, routes: dict[str, str] | None = None) -> str:
    """Return the name of one value of a fact; one below a family names the family too."""
    name = fact_name(fact, code, routes)
    if fact not in VOCABULARIES:
        return name
    top = catalogue.get_vocabulary(VOCABULARIES[fact]).with_ancestors(code)[-1]
    return name if top == code else f"{name} ({session.label(VOCABULARIES[fact], top)})"


def sender_text(sender: object) -> str:
    """Return the name of a sender; a dash where none was named."""
    if not isinstance(sender, str) or not sender:
        return "–"
    code = sender.lower()
    return label("senders", code) if code in catalogue.get_vocabulary("senders") else sender
