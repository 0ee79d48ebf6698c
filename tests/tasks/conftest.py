"""An empty store with the catalogue's routes, and one with a small sheet imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import catalogue
from tests.sheets import REFUSED_A, ROWS_A, sheet_a
from tests.unlike.stores import import_sheets

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


@pytest.fixture(scope="session")
def unlike_path(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a closed store with the three sheets of tests/unlike, made once."""
    path: Path = tmp_path_factory.mktemp("unlike") / "unlike.duckdb"
    path.write_bytes(template.read_bytes())
    with catalogue.open_store(path) as opened:
        import_sheets(opened)
    return path


@pytest.fixture(scope="session")
def unlike(unlike_path: Path) -> Iterator[Store]:
    """Return a store with the three sheets of tests/unlike, to be read only."""
    copy = unlike_path.with_name("read.duckdb")
    copy.write_bytes(unlike_path.read_bytes())
    with catalogue.open_store(copy) as opened:
        yield opened


@pytest.fixture
def changing(unlike_path: Path, tmp_path: Path) -> Iterator[Store]:
    """Return a store with the three sheets of tests/unlike that one test may change."""
    path = tmp_path / "changing.duckdb"
    path.write_bytes(unlike_path.read_bytes())
    with catalogue.open_store(path) as opened:
        yield opened
