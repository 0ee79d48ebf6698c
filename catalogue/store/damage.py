"""What DuckDB says when a store cannot be read or written, as the product's own errors; where a backup is."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, cast

import duckdb

from catalogue.errors import (
    CatalogueError,
    OutputError,
    StoreBusyError,
    StoreDamagedError,
    StoreRefusedError,
    Words,
)
from catalogue.store.outgoing import FULL, is_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# What DuckDB 1.5.5 says, and what that means to a person; the first that is found.
_DAMAGE = {
    "checksum": Words(
        "a part of it does not match its checksum", "часть файла не сходится с контрольной суммой"
    ),
    "Could not read enough bytes": Words("it ends too early", "файл обрывается раньше времени"),
    "not a valid DuckDB database": Words(
        "it does not begin as a store does", "его начало не такое, как у хранилища"
    ),
    "version": Words("it is of another version of DuckDB", "он относится к другой версии DuckDB"),
    "WAL": Words("the log beside it cannot be read", "журнал рядом с ним не читается"),
}
_SOME_PART = Words("a part of it cannot be read", "часть файла не читается")
# A file of which the disk gives or takes nothing, or whose content makes no sense to DuckDB.
_MEANS_DAMAGE = (
    duckdb.IOException,
    duckdb.SerializationException,
    duckdb.InternalException,
    duckdb.FatalException,
)
# What broken content made DuckDB and its Python side raise beside its own errors.
_OPENING = (duckdb.Error, RuntimeError, MemoryError, OverflowError, ValueError)
_HELD = re.compile(r"Could not set lock on file|used by another process")
_NAMED_SO = re.compile(r"backup|back-up|copy|bak|резерв|копия", re.IGNORECASE)
_MOST_LOOKED_AT = 50


class Guarded:
    """A DuckDB connection whose errors of a broken or full disk are the product's own.

    Everything else is the connection's own; a cursor of it is guarded too.
    """

    def __init__(self, raw: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._raw, self._path = raw, path

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever the connection has under this name
        """Return what the connection has under `name`; a method of it with its errors translated."""
        found = getattr(self._raw, name)
        return self._guard(found) if callable(found) else found

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a cursor of its own, guarded."""
        return guard(self._raw.cursor(), self._path)

    def _guard(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(*values: Any, **named: Any) -> Any:  # noqa: ANN401  as the connection's own
            try:
                answer = call(*values, **named)
            except duckdb.Error as error:
                told = find_damage(error, self._path)
                if told is None:
                    raise
                raise told from error
            return self if answer is self._raw else answer

        return guarded


def guard(raw: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyConnection:
    """Return the connection to the store at `path`, guarded."""
    return cast("duckdb.DuckDBPyConnection", Guarded(raw, path))


def connect(path: Path, config: dict[str, str | bool | int | float | list[str]]) -> duckdb.DuckDBPyConnection:
    """Open the file at `path` as a store, guarded.

    Raises
    ------
    StoreBusyError, StoreRefusedError, StoreDamagedError
        It is held elsewhere, may not be read, or is none.
    """
    if path.is_dir():
        raise StoreRefusedError(path=path, reason=Words("it is a folder", "это папка"))
    try:
        return guard(duckdb.connect(str(path), config=config), path)
    except _OPENING as error:
        raise _opening_error(error, path) from error


def _opening_error(error: Exception, path: Path) -> CatalogueError:
    said = str(error)
    if _HELD.search(said) or isinstance(error, duckdb.ConnectionException):
        process = re.search(r"PID (\d+)", said)
        return StoreBusyError(path=path, holder=f" (PID {process.group(1)})" if process else "")
    if "Permission denied" in said:
        return StoreRefusedError(
            path=path, reason=Words("reading it is not allowed", "нет прав на его чтение")
        )
    return find_damage(error, path) or damaged(path, said)


def find_damage(error: Exception, path: Path) -> CatalogueError | None:
    """Return what an error of DuckDB means for the store at `path`; None where it is no damage."""
    if not isinstance(error, _MEANS_DAMAGE):
        return None
    said = str(error)
    if "No space left" in said:
        return OutputError(path=path, reason=FULL)
    return damaged(path, said)


def damaged(path: Path, said: str) -> StoreDamagedError:
    """Return the error that tells of damage to the store at `path`, and of the newest backup beside it."""
    reason = next((words for sign, words in _DAMAGE.items() if sign in said), _SOME_PART)
    return StoreDamagedError(path=path, reason=reason, restore=_restore(path))


def _restore(path: Path) -> Words:
    backup = find_backup(path)
    if backup is None:
        return Words(
            f"No backup was found beside it: close the app, move this file and {path.name}.wal away, and put "
            "the last file that 'python -m catalogue backup -o FILE' wrote in its place.",
            f"Резервной копии рядом нет: закройте приложение, уберите этот файл и {path.name}.wal и положите "
            "на его место последний файл, записанный командой «python -m catalogue backup -o ФАЙЛ».",
        )
    made = f"{dt.datetime.fromtimestamp(backup.stat().st_mtime, tz=dt.UTC):%Y-%m-%d %H:%M} UTC"
    return Words(
        f"The newest backup beside it seems to be {backup.name}, of {made}: close the app, move this file "
        f"and {path.name}.wal away, and copy the backup to {path}.",
        f"Самая новая резервная копия рядом, судя по всему, – {backup.name} от {made}: закройте приложение, "
        f"уберите этот файл и {path.name}.wal и скопируйте резервную копию в {path}.",
    )


def find_backup(path: Path) -> Path | None:
    """Return the newest file beside the store at `path` that by name and content seems to be its backup."""
    files = [file for file in path.parent.iterdir() if _may_be_backup(file, path)]
    newest = sorted(files, key=lambda file: file.stat().st_mtime, reverse=True)[:_MOST_LOOKED_AT]
    return next((file for file in newest if _can_be_read(file)), None)


def _may_be_backup(file: Path, path: Path) -> bool:
    # A store of somebody else beside it is no backup of this one, whatever it holds.
    dated = re.match(rf"{re.escape(path.stem)}[-_. ]*\d", file.name) is not None
    named = dated or _NAMED_SO.search(file.name) is not None
    return named and file.name != path.name and is_database(file)


def _can_be_read(file: Path) -> bool:
    try:
        with duckdb.connect(str(file), read_only=True) as backup:
            tables = backup.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    except _OPENING:
        return False
    return ("migration",) in tables
