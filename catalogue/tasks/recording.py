"""Read the route records, the concealment methods and their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import analysis, content, routes, store
from catalogue.errors import NotFoundError
from catalogue.filters import EVERYTHING, Filters
from catalogue.model import Handling

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.analysis import CrossTable, Dimension, RouteCount
    from catalogue.content import ConcealmentMethod, ContainerControl, Corridor, Route, Source
    from catalogue.routes import RouteOnMap
    from catalogue.store import Store


def list_routes(opened: Store) -> tuple[Route, ...]:
    """Return the newest version of every route record, by code."""
    return routes.current_routes(opened)


def get_route(opened: Store, code: str) -> Route:
    """Return the newest version of one route record; NotFoundError where there is none."""
    return routes.get_route(opened, code)


def route_lines(opened: Store) -> tuple[RouteOnMap, ...]:
    """Return the drawn line of every route."""
    return routes.current_lines(opened)


def count_route_seizures(opened: Store, filters: Filters = EVERYTHING) -> dict[str, RouteCount]:
    """Return route -> how many of the seizures that `filters` mean are attributed to it, and may be its.

    A route to which none is tied is not among them. Over all routes both numbers sum at most to the seizures.
    """
    return analysis.count_by_route(opened, filters)


def list_corridors() -> tuple[Corridor, ...]:
    """Return the families of routes."""
    return tuple(content.load_corridors().values())


def list_sources() -> dict[str, Source]:
    """Return every source that routes and methods cite, by its id."""
    return content.load_sources()


def container_control() -> ContainerControl:
    """Return the measures, control units and joint activities of container control."""
    return content.load_container_control()


def list_methods() -> tuple[ConcealmentMethod, ...]:
    """Return every concealment method, families before what is below them."""
    return tuple(content.load_concealment().values())


def get_method(code: str) -> ConcealmentMethod:
    """Return one concealment method; NotFoundError where there is none."""
    methods = content.load_concealment()
    if code not in methods:
        raise NotFoundError(kind="method", code=code, listing="methods")
    return methods[code]


def get_cross_table(
    opened: Store,
    filters: Filters = EVERYTHING,
    rows: Dimension = "concealment",
    columns: Dimension = "transport",
    *,
    families: bool = True,
) -> CrossTable:
    """Return seizures by two of concealment, transport, drug and crossing, beside what chance would give.

    `fact_filters` holds a third fact at one value.
    """
    return analysis.get_cross_table(opened, filters, rows, columns, families=families)


def count_method_years(opened: Store, filters: Filters) -> pd.DataFrame:
    """Return year, cases, and stated_cases: those that state any concealment method."""
    return analysis.get_method_years(opened, filters)


def count_route_years(opened: Store, code: str, ceiling: Handling = Handling.RED) -> pd.DataFrame:
    """Return year, cases attributed to the route, and possible: the expected number of further ones."""
    return store.read_table(opened, "route_years", code=code, ceiling=ceiling.rank)


def count_method_seizures(opened: Store, filters: Filters = EVERYTHING) -> dict[str, int]:
    """Return how many of the seizures that `filters` mean state each concealment method."""
    table = store.read_selected(opened, "by_concealment", filters).dropna(subset=["concealment"])
    return dict(zip(table["concealment"], table["cases"].astype(int), strict=True))
