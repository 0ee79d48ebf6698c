"""Tables and rows as they stand in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.store.sql import get_sql

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.store.connection import Store


def read_table(store: Store, name: str, **parameters: object) -> pd.DataFrame:
    """Return the answer of store/queries/`name`.sql as a table; its first line says what one row is."""
    return store.connection.execute(get_sql(name), parameters).df()


def read_one(store: Store, name: str, **parameters: object) -> dict[str, Any]:
    """Return the only row of the answer of store/queries/`name`.sql, by column name."""
    return first_row(store.connection.execute(get_sql(name), parameters))


def first_row(answer: Any) -> dict[str, Any]:  # noqa: ANN401  DuckDB publishes no type for an executed query
    """Return the only row of an executed query, by column name."""
    # Trap: an answer not read to its end keeps its transaction open; rows that another cursor replaces
    # meanwhile were seen to vanish (DuckDB 1.5.5).
    names, (row,) = [column[0] for column in answer.description], answer.fetchall()
    return dict(zip(names, row, strict=True))
