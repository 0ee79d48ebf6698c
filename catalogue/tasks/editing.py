"""Edit route records: every edit is a new version; the line is drawn and seizures are tied anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import routes, store
from catalogue.tasks.actor import ACTOR
from catalogue.tasks.attributing import attribute_seizures
from catalogue.tasks.clock import today

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.content import Route
    from catalogue.routes import RouteDifference
    from catalogue.store import Store


def save_route(opened: Store, route: Route, change: str) -> None:
    """Keep an edited route record as a new version, draw its line and tie seizures to routes anew.

    Raises
    ------
    ValueRefusedError
        A field is incomplete, unsourced or unknown, nothing differs, or `change` is empty.
    """
    with store.one_act(opened) as act:
        routes.save_route(act, route, ACTOR, change)
        attribute_seizures(act)


def new_route() -> Route:
    """Return an unconfirmed record without a code, names, way or statement, to be filled in."""
    return routes.blank_route(today())


def create_route(opened: Store, route: Route, change: str) -> Route:
    """Keep a new route record, draw its line and tie seizures to routes anew; return it as kept.

    Raises
    ------
    ValueRefusedError
        The code is not two to eight Latin letters or digits, or taken; or as `save_route`.
    """
    with store.one_act(opened) as act:
        kept = routes.create_route(act, route, ACTOR, change)
        attribute_seizures(act)
    return kept


def restore_route(opened: Store, code: str, version: int) -> None:
    """Make an older version of a route record the newest again, and tie seizures to routes anew.

    Raises
    ------
    NotFoundError
        There is no such version.
    """
    with store.one_act(opened) as act:
        routes.restore_version(act, code, version, ACTOR)
        attribute_seizures(act)


def list_route_versions(opened: Store, code: str) -> pd.DataFrame:
    """Return the versions of a route record, latest first: version, changed_by, changed_at, change."""
    return routes.list_versions(opened, code)


def compare_route_versions(opened: Store, code: str, before: int, after: int) -> tuple[RouteDifference, ...]:
    """Return where two versions of a route record differ, line by line."""
    sides = (routes.get_version(opened, code, version) for version in (before, after))
    return routes.compare_routes(*sides)
