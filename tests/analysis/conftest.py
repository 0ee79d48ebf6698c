"""One demo store for all tests of analysis: none of them writes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store with the demo data, to be read only."""
    with catalogue.create_store(tmp_path_factory.mktemp("analysis") / "demo.duckdb") as opened:
        catalogue.load_demo(opened)
        yield opened


@pytest.fixture(scope="session")
def bare_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a store without seizures, to be copied: drawing the routes takes seconds."""
    path = tmp_path_factory.mktemp("bare") / "bare.duckdb"
    catalogue.create_store(path).close()
    return path


@pytest.fixture(scope="session")
def seizures(demo_store: Store) -> list[dict[str, Any]]:
    """Return every seizure of the demo data as the list of seizures shows it."""
    found = catalogue.find_seizures(demo_store, catalogue.EVERYTHING, limit=100_000)
    rows: list[dict[str, Any]] = found.rows.to_dict("records")
    return rows
