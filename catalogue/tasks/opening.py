"""Open a store, bring it up to date with this version, fill it with demo data, keep it sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import demo, routes, store
from catalogue.model import Handling
from catalogue.tasks.attributing import attribute_seizures
from catalogue.tasks.importing import commit_import, preview_import

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from catalogue.results import ImportResult
    from catalogue.settings import Settings
    from catalogue.store import Finding, Store

    Progress = Callable[[float, str], None]


def create_store(path: Path, settings: Settings | None = None) -> Store:
    """Create the store at `path` if it is not there, bring it up to date with this version, and open it."""
    limit = settings.memory_limit_mb if settings else store.DEFAULT_MEMORY_LIMIT_MB
    opened = store.create_store(path, memory_limit_mb=limit)
    store.index_new_store(opened)
    if routes.publish_routes(opened):
        attribute_seizures(opened)
    return opened


def open_store(path: Path, settings: Settings | None = None) -> Store:
    """Open the store at `path`; StoreMissingError where there is none."""
    store.require_store(path)
    return create_store(path, settings)


def load_demo(opened: Store, progress: Progress | None = None) -> ImportResult:
    """Import the synthetic demo data, marked as such; a second time adds nothing."""
    preview = preview_import(
        opened,
        demo.demo_sheet(),
        demo.FILE_NAME,
        sender=demo.SENDER,
        handling=Handling.CLEAR,
        synthetic=True,
        progress=progress,
    )
    return commit_import(opened, preview)


def check_store(opened: Store) -> tuple[Finding, ...]:
    """Return every rule of the store that is broken, with the number of rows; nothing when it is sound."""
    return store.find_broken_rules(opened)


def backup_store(opened: Store, path: Path, *, force: bool = False) -> None:
    """Write a copy of the store to `path` while it is in use; a file there is replaced only with `force`."""
    store.backup_store(opened, path, force=force)
