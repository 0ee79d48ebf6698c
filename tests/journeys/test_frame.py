"""Whatever address a person opens first, the frame is there; what goes wrong is said in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.browsing import LAPTOP, PAGES, run_app, visit_with

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.journeys.browsing import Visit


# Each page begins by entering the frame (tests/house); a server of its own shows it of the map, of a screen
# that loads much, of one that writes and of a plain one.
@pytest.mark.parametrize("name", ["explore", "trends", "imports", "about"])
def test_a_page_opened_by_its_own_address_on_a_fresh_server_stands_in_the_frame(
    first_visit: Visit, name: str
) -> None:
    first_visit.open(name, "ru")
    assert first_visit.page.get_by_role("link", name="О каталоге").count() > 0
    assert first_visit.page.get_by_text("Русский").count() > 0
    assert "lang=ru" in first_visit.page.url
    assert f"/{name}" in first_visit.page.url


# Every text that stood in a menu or at the side since the visit began, however short.
_WATCH = """
window.menuTexts = new Set();
const look = () => {
    for (const place of ["stSidebarNav", "stSidebarNavLink", "stTopNavLink"]) {
        const found = document.querySelectorAll(`[data-testid="${place}"], [data-testid="${place}"] a`);
        for (const link of found) { window.menuTexts.add(link.innerText.trim()); }
    }
};
new MutationObserver(look).observe(document, {subtree: true, childList: true, characterData: true});
setInterval(look, 20);
"""


@pytest.mark.parametrize("name", ["trends", "about", ""])
def test_a_first_visit_never_shows_a_list_of_file_names_before_the_frame(
    first_visit: Visit, name: str
) -> None:
    first_visit.page.add_init_script(_WATCH)
    first_visit.open(name, "ru")
    first_visit.page.get_by_role("link", name="О каталоге").first.wait_for()
    seen = set(first_visit.page.evaluate("[...window.menuTexts]"))
    assert "О каталоге" in seen
    assert seen & {"app", *PAGES, *(page.replace("_", " ") for page in PAGES)} == set()
    assert f"/{name or 'explore'}" in first_visit.page.url


@pytest.mark.parametrize(
    ("language", "label"), [("en", "SYNTHETIC DEMO DATA"), ("ru", "ВЫМЫШЛЕННЫЕ ДЕМОДАННЫЕ")]
)
def test_every_screen_says_what_kind_of_data_it_shows_and_none_shows_a_fault(
    visit: Visit, language: str, label: str
) -> None:
    for name in PAGES:
        visit.open(name, language)
        shown = visit.text()
        assert label in shown, name
        assert "TLP:" in shown, name
        assert "Traceback" not in shown, name
        assert visit.page.get_by_test_id("stException").count() == 0, name
        assert visit.page.get_by_test_id("stAlertContentError").count() == 0, name


def test_a_request_to_another_host_would_be_seen_and_blocked(visit: Visit) -> None:
    visit.open("about")
    visit.page.evaluate("fetch('http://example.org/').catch(() => null)")
    assert visit.outside == ["http://example.org/"]
    visit.outside.clear()


def test_a_missing_store_is_said_in_a_sentence_with_the_remedy(browser: Browser, tmp_path: Path) -> None:
    for address in run_app(tmp_path / "nothing.duckdb", tmp_path / "server.log"):
        for visitor in visit_with(browser, address, LAPTOP):
            visitor.open("explore", "ru")
            visitor.page.get_by_text("python -m catalogue init").wait_for()
            assert "Traceback" not in visitor.text()
