"""Counts by place, kept until the store changes: a map that is moved asks no seizure again."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING, Any

from catalogue.store.read import first_row, selection_parameters
from catalogue.store.sql import COUNTED, SELECTED, compose_query

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
    key = (*_state(store), counts, wanted)
    with _KEPT.lock:
        if key in _KEPT.answers:
            _KEPT.answers.move_to_end(key)
            return _KEPT.answers[key]
    query = compose_query(SELECTED, counts, selection_parameters(wanted))
    answer = store.connection.execute(*query).to_arrow_table()
    with _KEPT.lock:
        _KEPT.answers[key] = answer
        while len(_KEPT.answers) > _KEPT_ANSWERS:
            _KEPT.answers.popitem(last=False)
    return answer


def _state(store: Store) -> tuple[object, ...]:
    # Every committed change reaches the store's file or the log beside it. The state is read before the
    # count: a change between the two makes the answer newer than its key, never older.
    files = (store.path, store.path.with_name(store.path.name + ".wal"))
    stats = [file.stat() for file in files if file.exists()]
    return (str(store.path), *((stat.st_ino, stat.st_mtime_ns, stat.st_size) for stat in stats))
