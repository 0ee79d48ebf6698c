"""Route records in the store: versions of what the catalogue's own content and people say of a route."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from catalogue.content.loading import load_routes
from catalogue.content.records import Route
from catalogue.errors import NotFoundError
from catalogue.store import add_route_version, read_table

if TYPE_CHECKING:
    from catalogue.store import Store

CONTENT_AUTHOR = "catalogue content"
_ROUTE = TypeAdapter(Route)


def publish_routes(store: Store) -> list[str]:
    """Write the product's own route records as versions and return the codes that changed.

    A route whose newest version was written by a person stays as that person left it.
    """
    current = read_table(store, "routes_current")
    edited = set(current.loc[current["changed_by"] != CONTENT_AUTHOR, "code"])
    return [
        route.code
        for route in load_routes()
        if route.code not in edited
        and add_route_version(store, route.code, asdict(route), CONTENT_AUTHOR, "content of this version")
    ]


def current_routes(store: Store) -> tuple[Route, ...]:
    """Return the newest version of every route, by code."""
    return tuple(_ROUTE.validate_json(text) for text in read_table(store, "routes_current")["record"])


def get_route(store: Store, code: str) -> Route:
    """Return the newest version of route `code`.

    Raises
    ------
    NotFoundError
        There is no such route.
    """
    found = [route for route in current_routes(store) if route.code == code.upper()]
    if not found:
        raise NotFoundError(kind="route", code=code, listing="routes")
    return found[0]
