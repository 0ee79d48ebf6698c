"""Route records in the store: versions of what the catalogue's own content and people say of a route."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from catalogue.content import load_routes
from catalogue.errors import NotFoundError
from catalogue.routes.geometry import RouteOnMap, draw_route
from catalogue.routes.kept import read_record, record_text
from catalogue.store import RouteVersion, add_route_versions, read_table

if TYPE_CHECKING:
    from catalogue.content import Route
    from catalogue.store import Store

CONTENT_AUTHOR = "catalogue content"
_LINE = TypeAdapter(RouteOnMap)


def publish_routes(store: Store) -> list[str]:
    """Write the product's own route records as versions and return the codes that changed.

    A route whose newest version was written by a person stays as that person left it.
    """
    current = read_table(store, "routes_current").set_index("code")
    edited = set(current.index[current["changed_by"] != CONTENT_AUTHOR])
    known = set(current["record_sha256"])
    texts = {code: record_text(route) for code, route in load_routes().items() if code not in edited}
    changed = [code for code, text in texts.items() if hashlib.sha256(text.encode()).hexdigest() not in known]
    versions = [RouteVersion(code, texts[code], _line_text(load_routes()[code])) for code in changed]
    add_route_versions(store, versions, CONTENT_AUTHOR, "content of this version of the product")
    return changed


def current_routes(store: Store) -> tuple[Route, ...]:
    """Return the newest version of every route, by code."""
    return tuple(read_record(text) for text in read_table(store, "routes_current")["record"])


def current_lines(store: Store) -> tuple[RouteOnMap, ...]:
    """Return the drawn line of the newest version of every route, by code."""
    return tuple(_LINE.validate_json(text) for text in read_table(store, "routes_current")["line"])


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


def write_version(store: Store, route: Route, actor: str, change: str) -> None:
    """Write `route` as the newest version of its record, its line drawn anew."""
    version = RouteVersion(route.code, record_text(route), _line_text(route))
    add_route_versions(store, [version], actor, change)


def _line_text(route: Route) -> str:
    return _LINE.dump_json(draw_route(route)).decode()
