"""One real browser for every test that needs one; which examples the property tests try."""

from __future__ import annotations

import os
from shutil import which
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

# Chromium's own talk to its maker is off; what a page asks for is caught by the tests themselves.
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


# Continuous integration judges a change by the same examples each time; anywhere else new ones are tried.
settings.register_profile("integration", derandomize=True)
settings.load_profile("integration" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a real Chromium; only one can be driven from a process at a time."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=which("chromium"), args=QUIET)
        yield chromium
        chromium.close()
