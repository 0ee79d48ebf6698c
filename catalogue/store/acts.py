"""The parts of an act that changes the store: a transaction, its statements, its line in the audit."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa

from catalogue.store.clock import utc_now
from catalogue.store.sql import get_sql

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from catalogue.store.connection import Store


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
    """Keep everything inside, or nothing of it; inside `one_act` it is a part of that whole."""
    if store.within_act:
        yield
        return
    store.connection.begin()
    try:
        yield
    except BaseException:
        store.connection.rollback()
        raise
    store.connection.commit()


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
