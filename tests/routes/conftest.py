"""A store with the catalogue's own routes, made once and copied for each test that wants it."""

from __future__ import annotations

from shutil import copyfile
from typing import TYPE_CHECKING

import pytest

import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store


@pytest.fixture(scope="session")
def route_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the path of a store without seizures, to be copied."""
    path = tmp_path_factory.mktemp("routes") / "routes.duckdb"
    catalogue.create_store(path).close()
    return path


@pytest.fixture
def store(tmp_path: Path, route_store: Path) -> Iterator[Store]:
    """Give a store with the catalogue's own routes and no seizures."""
    copyfile(route_store, tmp_path / "routes.duckdb")
    with catalogue.open_store(tmp_path / "routes.duckdb") as opened:
        yield opened
