"""One store and one served app for all journeys; a clean browser profile for each."""

from __future__ import annotations

from shutil import copyfile
from typing import TYPE_CHECKING

import pytest

import catalogue
from tests.journeys.browsing import LAPTOP, PHONE, Visit, run_app, visit_with

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of the app with synthetic demo data."""
    folder = tmp_path_factory.mktemp("app")
    with catalogue.create_store(folder / "catalogue.duckdb") as store:
        catalogue.load_demo(store)
    yield from run_app(folder / "catalogue.duckdb", folder / "server.log")


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store without seizures, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "catalogue.duckdb"
    catalogue.create_store(path).close()
    return path


@pytest.fixture
def fresh_app(tmp_path: Path, empty_store: Path) -> Iterator[str]:
    """Give the address of an app that nobody has visited yet, with an empty store."""
    copyfile(empty_store, tmp_path / "catalogue.duckdb")
    yield from run_app(tmp_path / "catalogue.duckdb", tmp_path / "server.log")


@pytest.fixture
def visit(browser: Browser, app: str) -> Iterator[Visit]:
    """Give a visitor at a laptop."""
    yield from visit_with(browser, app, LAPTOP)


@pytest.fixture
def phone(browser: Browser, app: str) -> Iterator[Visit]:
    """Give a visitor at a telephone."""
    yield from visit_with(browser, app, PHONE)


@pytest.fixture
def first_visit(browser: Browser, fresh_app: str) -> Iterator[Visit]:
    """Give the first visitor of an app."""
    yield from visit_with(browser, fresh_app, LAPTOP)
