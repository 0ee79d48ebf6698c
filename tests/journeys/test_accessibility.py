"""Every screen, and the map inside it, judged by axe: nothing that shuts a person out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.browsing import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Frame

    from tests.journeys.browsing import Visit

GRAVE = {"serious", "critical"}
SCRIPT = Axe().axe_script


def grave_violations(frame: Frame) -> list[str]:
    """Return the serious and critical violations in one frame, each with the element it is in."""
    frame.evaluate(SCRIPT)
    found = frame.evaluate("axe.run({resultTypes: ['violations'], iframes: false})")["violations"]
    return [
        f"{violation['id']}: {violation['nodes'][0]['html'][:200]} {violation['nodes'][0]['failureSummary']}"
        for violation in found
        if violation["impact"] in GRAVE
    ]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_screen_has_a_serious_violation(visit: Visit, language: str) -> None:
    for name in PAGES:
        visit.open(name, language)
        for frame in visit.page.frames:
            assert grave_violations(frame) == [], f"{name}, {frame.url}"


def test_an_unnamed_button_would_be_found(visit: Visit) -> None:
    visit.open("about")
    visit.page.evaluate("document.querySelector('h1').append(document.createElement('button'))")
    assert [found.split(":")[0] for found in grave_violations(visit.page.main_frame)] == ["button-name"]
