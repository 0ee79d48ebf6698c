"""Bring a store to the newest shape: numbered SQL files, each applied in one transaction with its record."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from catalogue.errors import StoreForeignError, StoreNewerError
from catalogue.store.clock import utc_now

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

_RECORD_TABLE = """
CREATE TABLE IF NOT EXISTS migration (
    number INTEGER PRIMARY KEY, name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, applied_at TIMESTAMP NOT NULL
)
"""
_RECORD = "INSERT INTO migration VALUES ($number, $name, $sha256, $now)"


@dataclass(frozen=True)
class Migration:
    """One numbered SQL file of store/migrations."""

    number: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        """Return the hash of the file's text, kept with the record of its application."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


def migrations() -> tuple[Migration, ...]:
    """Return all migrations of this version of the product, in order."""
    folder = resources.files("catalogue.store") / "migrations"
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name
    )
    return tuple(Migration(int(file.name[:3]), file.name, file.read_text(encoding="utf-8")) for file in files)


def apply_migrations(connection: duckdb.DuckDBPyConnection, path: Path) -> list[str]:
    """Apply what is missing and return the names of the migrations applied.

    Raises
    ------
    StoreNewerError
        The store knows a migration that this version does not.
    StoreForeignError
        The file is a DuckDB database but not a store of this product.
    """
    known = migrations()
    applied = _applied_number(connection, path)
    if applied > known[-1].number:
        raise StoreNewerError(path=path, found=applied, known=known[-1].number)
    missing = [migration for migration in known if migration.number > applied]
    for migration in missing:
        _apply(connection, migration)
    return [migration.name for migration in missing]


def _applied_number(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if tables and "migration" not in tables:
        raise StoreForeignError(path=path)
    connection.execute(_RECORD_TABLE)
    row = connection.execute("SELECT coalesce(max(number), 0) FROM migration").fetchone()
    return int(row[0]) if row else 0


def _apply(connection: duckdb.DuckDBPyConnection, migration: Migration) -> None:
    connection.begin()
    try:
        connection.execute(migration.sql)
        facts = {"number": migration.number, "name": migration.name, "sha256": migration.sha256}
        connection.execute(_RECORD, facts | {"now": utc_now()})
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
