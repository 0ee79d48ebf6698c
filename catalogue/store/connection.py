"""Open, create and close the store: one read-write connection per process, one cursor per reader."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from threading import RLock
from typing import TYPE_CHECKING, Self

from catalogue.errors import StoreMissingError, StoreRefusedError
from catalogue.store import damage, migrate
from catalogue.store.outgoing import os_reason

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

DEFAULT_MEMORY_LIMIT_MB = 1000
# One writer at a time for each store of this process, whoever opened it.
_WRITERS: dict[str, RLock] = {}


@dataclass(frozen=True)
class Store:
    """An open store. Use it as a context manager, or call `close`.

    A connection shared by threads answers wrongly: each reader takes a `cursor()` of its own.

    Attributes
    ----------
    writer
        Held by the act that changes the store, whichever cursor it uses.
    within_act
        A transaction of several steps is open on this connection (`acts.one_act`).
    """

    path: Path
    connection: duckdb.DuckDBPyConnection
    writer: RLock
    within_act: bool = False

    def cursor(self) -> Store:
        """Return the same store with a cursor of its own, for one thread or one run of a screen."""
        return replace(self, connection=_quiet(self.connection.cursor()), within_act=False)

    def close(self) -> None:
        """Close this connection; the last one to close releases the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self.close()


def create_store(path: Path, *, memory_limit_mb: int = DEFAULT_MEMORY_LIMIT_MB) -> Store:
    """Create the store at `path` if it is not there, bring it to the newest migration and open it.

    Raises
    ------
    StoreBusyError, StoreRefusedError, StoreDamagedError, StoreNewerError
        The file is held elsewhere, may not be opened, is no store, or was written by a newer version.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreRefusedError(path=path, reason=os_reason(error)) from error
    store = Store(path, _connect(path, memory_limit_mb), _writer_of(path))
    try:
        migrate.apply_migrations(store.connection, path)
    except BaseException:
        store.close()
        raise
    return store


def _writer_of(path: Path) -> RLock:
    # One step, or two threads that open the store at once would get one each.
    return _WRITERS.setdefault(os.path.realpath(path), RLock())


def require_store(path: Path) -> None:
    """Do nothing where there is a file at `path`; else raise StoreMissingError."""
    if not path.exists():
        raise StoreMissingError(path=path)


def _connect(path: Path, memory_limit_mb: int) -> duckdb.DuckDBPyConnection:
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{memory_limit_mb}MB",
        "autoinstall_known_extensions": "false",  # nothing may ask the network
        "autoload_known_extensions": "false",
    }
    return _quiet(damage.connect(path, config))


def _quiet(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    # Trap: the progress bar of a long query is written into the answers of commands; it is set by connection.
    return connection.execute("SET enable_progress_bar = false")
