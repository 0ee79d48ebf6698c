"""Stores of drawn records, and one larger catalogue for all tests that only read."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.recount.records import draw_records
from tests.recount.writing import Stores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue import Store
    from tests.recount.records import Records

LARGE_SEED = 5


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Stores:
    """Return what writes drawn records."""
    return Stores(tmp_path_factory.mktemp("recount"))


@pytest.fixture(scope="session")
def large() -> Records:
    """Return a catalogue with so many seizures that every value of every field meets some and not all."""
    return draw_records(Random(LARGE_SEED), size=150)


@pytest.fixture(scope="session")
def store(stores: Stores, large: Records) -> Iterator[Store]:
    """Return the store of the larger catalogue, to be read only."""
    with stores.write(large) as opened:
        yield opened
