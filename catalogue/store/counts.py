"""Counts by place, kept until the store changes: a map that is moved asks no seizure again."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING, Any

from catalogue.store.read import first_row
from catalogue.store.selecting import execute_selected, selection_parameters
from catalogue.store.sql import COUNTED, compose_query
from catalogue.store.state import store_state

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from catalogue.filters import Filters
    from catalogue.store.connection import Store

# About 1 MB each at 1,000,000 seizures; ten people with a few filters each.
_KEPT_ANSWERS = 32


@dataclass(frozen=True)
class _Kept:
    """Answers by the store's state and the filter, the one used last at the end."""

    answers: OrderedDict[tuple[object, ...], pa.Table] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)


_KEPT = _Kept()


def read_counted(
    store: Store, name: str, filters: Filters, counts: str = "place_counts", **parameters: object
) -> pd.DataFrame:
    """Return the answer of query `name` over the query `counts` of the seizures that `filters` mean."""
    answer: pd.DataFrame = _execute(store, counts, name, filters, parameters).df()
    return answer


def read_counted_one(
    store: Store, name: str, filters: Filters, counts: str = "place_counts"
) -> dict[str, Any]:
    """Return the only row of query `name` over the query `counts` of the seizures that `filters` mean."""
    return first_row(_execute(store, counts, name, filters, {}))


def _execute(store: Store, counts: str, name: str, filters: Filters, parameters: dict[str, object]) -> Any:  # noqa: ANN401  DuckDB publishes no type for an executed query
    values = selection_parameters(filters)
    store.connection.register("place_count", _count_places(store, counts, filters))
    return store.connection.execute(*compose_query(COUNTED, name, values | parameters))


def _count_places(store: Store, counts: str, filters: Filters) -> pa.Table:
    """Return the query `counts`; which places are meant is left to who reads it."""
    wanted = replace(filters, box=None, provinces=(), precisions=(), area=(), crossings=())
    key = (*store_state(store), counts, wanted)
    with _KEPT.lock:
        if key in _KEPT.answers:
            _KEPT.answers.move_to_end(key)
            return _KEPT.answers[key]
    answer = execute_selected(store, counts, wanted).to_arrow_table()
    with _KEPT.lock:
        _KEPT.answers[key] = answer
        while len(_KEPT.answers) > _KEPT_ANSWERS:
            _KEPT.answers.popitem(last=False)
    return answer
