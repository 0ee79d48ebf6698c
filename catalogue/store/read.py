"""Everything that reads the store; a filter object limits what is seen before any query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.store.sql import SELECTED, compose_query, get_sql
from catalogue.vocabulary import get_vocabulary
from geodata.crossings import find_crossing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from catalogue.filters import Filters
    from catalogue.store.connection import Store

# What the filters say of places alone; `crossing_km` goes with crossings.
OF_PLACES = ("provinces", "precisions", "south", "area_lats", "crossing_lats")
_TREES = {
    "drugs": "drugs",
    "transports": "transport",
    "concealments": "concealment",
    "installations": "installations",
}


def read_table(store: Store, name: str, **parameters: object) -> pd.DataFrame:
    """Return the answer of store/queries/`name`.sql as a table; its first line says what one row is."""
    return store.connection.execute(get_sql(name), parameters).df()


def read_one(store: Store, name: str, **parameters: object) -> dict[str, Any]:
    """Return the only row of the answer of store/queries/`name`.sql, by column name."""
    return first_row(store.connection.execute(get_sql(name), parameters))


def read_selected(store: Store, name: str, filters: Filters, **parameters: object) -> pd.DataFrame:
    """Return the answer of query `name` over the seizures that `filters` mean."""
    query = compose_query(SELECTED, name, selection_parameters(filters) | parameters)
    return store.connection.execute(*query).df()


def read_selected_one(store: Store, name: str, filters: Filters, **parameters: object) -> dict[str, Any]:
    """Return the only row of query `name` over the seizures that `filters` mean."""
    query = compose_query(SELECTED, name, selection_parameters(filters) | parameters)
    return first_row(store.connection.execute(*query))


def first_row(answer: Any) -> dict[str, Any]:  # noqa: ANN401  DuckDB publishes no type for an executed query
    """Return the only row of an executed query, by column name."""
    names = [column[0] for column in answer.description]
    return dict(zip(names, answer.fetchone(), strict=True))


def selection_parameters(filters: Filters) -> dict[str, object]:
    """Return the filter's values for SQL; a drug group or a family of methods includes what is below it."""
    values = filters.parameters() | _crossing_parameters(filters)
    values["duplicates"] = "merged" if filters.duplicates == "merged" else None
    for name, vocabulary in _TREES.items():
        values[name] = _with_descendants(vocabulary, getattr(filters, name))
    values["places"] = _any_of(values, OF_PLACES)
    values["mass_range"] = _any_of(values, ("mass_kg_min", "mass_kg_max"))
    return values


def _crossing_parameters(filters: Filters) -> dict[str, object]:
    """Return where the filter's crossings lie; a code that is not there lies nowhere."""
    if not filters.crossings:
        return {"crossing_lats": None, "crossing_lons": None}
    found = [crossing for code in filters.crossings if (crossing := find_crossing(code))]
    return {
        "crossing_lats": [crossing.lat for crossing in found],
        "crossing_lons": [crossing.lon for crossing in found],
    }


def _any_of(values: Mapping[str, object], names: Iterable[str]) -> bool | None:
    return True if any(values[name] is not None for name in names) else None


def _with_descendants(vocabulary: str, codes: tuple[str, ...]) -> list[str] | None:
    terms = get_vocabulary(vocabulary)
    return sorted({below for code in codes for below in terms.with_descendants(code)}) or None
