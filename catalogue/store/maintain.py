"""Keep the store sound: check its rules, verify what was kept, back it up while it is in use."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from catalogue.errors import OutputError
from catalogue.store.outgoing import outgoing
from catalogue.store.sql import get_sql

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue.store.connection import Store


@dataclass(frozen=True)
class Finding:
    """A rule of the store that is broken, and how many rows break it."""

    rule: str
    broken: int

    def text(self, language: str = "en") -> str:
        """Return the sentence for a person."""
        rule = self.rule.replace("_", " ")
        if language == "ru":
            return f"Нарушено правило хранилища «{rule}»: строк {self.broken}. Восстановите резервную копию."
        return f"Rule of the store broken: {rule} ({self.broken} rows). Restore the last backup."


def find_broken_rules(store: Store) -> tuple[Finding, ...]:
    """Return the rules that are broken (store/queries/check_findings.sql, and every upload's hash)."""
    counted = store.connection.execute(get_sql("check_findings")).fetchall()
    findings = [Finding(rule, int(broken)) for rule, broken in counted if broken]
    altered = sum(1 for sha256, content in _uploads(store) if hashlib.sha256(content).hexdigest() != sha256)
    return (*findings, *([Finding("uploads_whose_bytes_changed", altered)] if altered else []))


def _uploads(store: Store) -> Iterator[tuple[str, bytes]]:
    answer = store.connection.execute(get_sql("uploads"))
    while row := answer.fetchone():
        sha256, _name, _size, compressed, content = row
        yield sha256, gzip.decompress(content) if compressed else content


def backup_store(store: Store, path: Path, *, force: bool = False) -> None:
    """Write a copy of the store to `path`; raises as `outgoing` does.

    The copy is made by the process that owns the store: copying the live file would drop its lock.
    """
    with outgoing(store, path, force=force) as (place,):
        try:
            _copy(store, place)
        except OutputError as error:  # the guard speaks of the store; it is the copy that found no room
            raise OutputError(path=path, reason=error.facts["reason"]) from error
        except duckdb.Error as error:
            raise OutputError(path=path, reason=str(error).splitlines()[0]) from error


def _copy(store: Store, place: Path) -> None:
    name = store.connection.execute("SELECT current_database()").fetchall()[0][0]
    store.connection.execute(f"ATTACH {_quoted(str(place))} AS backup")
    try:
        store.connection.execute(f'COPY FROM DATABASE "{name}" TO backup')
    finally:
        store.connection.execute("DETACH backup")


def _quoted(text: str) -> str:
    # ATTACH takes no parameter; a doubled quote is SQL's own escape.
    return "'" + text.replace("'", "''") + "'"
