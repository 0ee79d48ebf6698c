"""How many seizures are attributed to each route, and how many more may be expected on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogue.model import Handling
from catalogue.store import read_selected

if TYPE_CHECKING:
    from catalogue.filters import Filters
    from catalogue.store import Store


@dataclass(frozen=True)
class RouteCount:
    """Seizures of one route.

    Attributes
    ----------
    cases
        Attributed to it: the only ones that any count, list, map or brief of the route holds.
    possible
        Expected number of further ones: the shares summed of seizures that are attributed to no route.
    handling
        Strictest handling code of what either counts.
    synthetic
        Whether any of it is invented.
    """

    cases: int = 0
    possible: float = 0.0
    handling: Handling = Handling.CLEAR
    synthetic: bool = False


def count_by_route(store: Store, filters: Filters) -> dict[str, RouteCount]:
    """Return the count of every route to which one of the seizures that `filters` mean is tied."""
    table = read_selected(store, "by_route", filters)
    return {
        str(route): RouteCount(int(cases), float(possible), list(Handling)[int(rank)], bool(synthetic))
        for route, cases, possible, rank, synthetic in table.itertuples(index=False)
    }
