"""The parts of an act that changes the store: a transaction, its statements, its line in the audit."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa

from catalogue.errors import StoreOccupiedError
from catalogue.store.clock import utc_now
from catalogue.store.sql import get_sql

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from catalogue.store.connection import Store

LONGEST_WAIT_S = 60


def execute(store: Store, name: str, parameters: Mapping[str, object]) -> None:
    """Run every statement of store/queries/`name`.sql with the parameters that it names, and `$now`."""
    values = {"now": utc_now(), **parameters}
    for statement in get_sql(name).split(";\n"):
        used = {key: values[key] for key in set(re.findall(r"\$(\w+)", statement))}
        store.connection.execute(statement, used)


def note(store: Store, actor: str, act: str, about: str, details: Mapping[str, object]) -> None:
    """Write a line of the audit: who did what to which object."""
    text = json.dumps(dict(details), ensure_ascii=False, default=str)
    execute(store, "write_audit", {"actor": actor, "act": act, "object": about, "details": text})


@contextmanager
def transaction(store: Store) -> Iterator[None]:
    """Keep everything inside, or nothing of it; inside `one_act` it is a part of that whole.

    One act at a time changes the store: what it rests on (the next number, whether a row is known already)
    is read inside, where no other act can change it. Others wait, readers do not.

    Raises
    ------
    StoreOccupiedError
        Another act did not end within LONGEST_WAIT_S.
    """
    if store.within_act:
        yield
        return
    with _writing(store):
        store.connection.begin()
        try:
            yield
        except BaseException:
            store.connection.rollback()
            raise
        store.connection.commit()


@contextmanager
def _writing(store: Store) -> Iterator[None]:
    # Trap: DuckDB makes no writer wait; of two that touch the same rows the later one fails with
    # "Conflict on tuple deletion", and two that take max() + 1 get one number (DuckDB 1.5.5).
    if not store.writer.acquire(timeout=LONGEST_WAIT_S):
        raise StoreOccupiedError(path=store.path, seconds=LONGEST_WAIT_S)
    try:
        yield
    finally:
        store.writer.release()


@contextmanager
def one_act(store: Store) -> Iterator[Store]:
    """Give the store in which the transactions of several steps are one: all of them are kept, or none."""
    with transaction(store):
        yield replace(store, within_act=True)


@contextmanager
def registered(store: Store, **frames: pd.DataFrame) -> Iterator[None]:
    """Let SQL see tables by their names for as long as the block runs."""
    for name, frame in frames.items():
        store.connection.register(name, pa.Table.from_pandas(frame, preserve_index=False))
    try:
        yield
    finally:
        for name in frames:
            store.connection.unregister(name)
