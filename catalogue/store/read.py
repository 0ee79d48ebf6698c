"""Everything that reads the store; a filter object limits what is seen before any query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.store.sql import SELECTED, compose_query, get_sql
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.filters import Filters
    from catalogue.store.connection import Store


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
    values = filters.parameters() | {"duplicates": "merged" if filters.duplicates == "merged" else None}
    for name, vocabulary in (
        ("drugs", "drugs"),
        ("transports", "transport"),
        ("concealments", "concealment"),
    ):
        values[name] = _with_descendants(vocabulary, getattr(filters, name))
    return values


def _with_descendants(vocabulary: str, codes: tuple[str, ...]) -> list[str] | None:
    terms = get_vocabulary(vocabulary)
    return sorted({below for code in codes for below in terms.with_descendants(code)}) or None
