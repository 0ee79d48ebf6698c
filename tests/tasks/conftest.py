"""An empty store with the catalogue's routes, and one with a small sheet imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import catalogue
from tests.sheets import REFUSED_A, ROWS_A, sheet_a

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of an empty store, made once: drawing the routes takes seconds."""
    path: Path = tmp_path_factory.mktemp("template") / "empty.duckdb"
    catalogue.create_store(path).close()
    return path


@pytest.fixture
def store(template: Path, tmp_path: Path) -> Iterator[Store]:
    """Return an empty store of its own for one test."""
    path = tmp_path / "store.duckdb"
    path.write_bytes(template.read_bytes())
    with catalogue.open_store(path) as opened:
        yield opened


@pytest.fixture
def filled(store: Store) -> Store:
    """Return a store with eight rows imported: six accepted, two refused."""
    preview = catalogue.preview_import(store, sheet_a(*ROWS_A, *REFUSED_A), "eight.csv", sender="UNODC")
    catalogue.commit_import(store, preview)
    return store
