"""Whether the store is the same as before: the key under which answers may be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catalogue.store.connection import Store


def store_state(store: Store) -> tuple[object, ...]:
    """Return a value that differs after every committed change."""
    # Every committed change reaches the store's file or the log beside it. The state is read before the
    # count: a change between the two makes the answer newer than its key, never older.
    files = (store.path, store.path.with_name(store.path.name + ".wal"))
    stats = [file.stat() for file in files if file.exists()]
    return (str(store.path), *((stat.st_ino, stat.st_mtime_ns, stat.st_size) for stat in stats))
