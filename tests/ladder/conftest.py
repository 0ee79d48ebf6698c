"""The ladder, made once; its stores are read only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import catalogue
from tests.ladder.rungs import climb

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store


@pytest.fixture(scope="session")
def rungs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the file of each rung, from CLEAR to RED; the last holds everything."""
    folder = tmp_path_factory.mktemp("ladder")
    catalogue.create_store(folder / "empty.duckdb").close()
    return climb(folder / "empty.duckdb", folder)


@pytest.fixture(scope="session")
def stores(rungs: list[Path]) -> Iterator[list[Store]]:
    """Return the store of each rung."""
    opened = [catalogue.open_store(path) for path in rungs]
    yield opened
    for store in opened:
        store.close()


@pytest.fixture(scope="session")
def whole(stores: list[Store]) -> Store:
    """Return the store with the records of every code."""
    return stores[-1]
