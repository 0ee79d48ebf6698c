"""A real browser at the app, with every other host blocked; and the app itself, on a port of its own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError

from playwright.sync_api import TimeoutError  # noqa: A004  the browser's own

from pages.parts.frame import PAGES
from tests.patience import PATIENCE_MS, PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FrameLocator, Locator, Page, Request, Route

PROJECT = Path(__file__).resolve().parents[2]
LAPTOP, PHONE = {"width": 1280, "height": 720}, {"width": 400, "height": 800}
__all__ = ["LAPTOP", "PAGES", "PHONE", "Visit", "run_app", "visit_with"]
# The app's own sign of rest, seen at three looks in a row: between two runs it rests for a moment. What an
# earlier run drew stands pale until it is replaced, the new fades in, and the frame's styles come last.
# On a busy machine the app begins to answer long after it was asked: what was asked waits for a word of it.
_CALM = """() => {
    const asked = window.asked || 0, silent = performance.now() - asked;
    if (asked > (window.answered || 0) && silent < 120000) { window.looks = 0; return false; }
    const state = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState;
    const pale = document.querySelector('[data-stale="true"]');
    const styled = document.querySelector('[data-testid="stHtml"] style, .stHtml style');
    const still = styled && !pale && document.getAnimations().length === 0;
    window.looks = state === "notRunning" && still ? (window.looks || 0) + 1 : 0;
    if (window.looks < 3) { return false; }
    window.looks = 0;
    return true;
}"""
_LISTEN = """
window.WebSocket = class extends window.WebSocket {
    constructor(...address) {
        super(...address);
        this.addEventListener("message", () => { window.answered = performance.now(); });
    }
    send(content) { window.asked = performance.now(); super.send(content); }
};
"""
_ELSEWHERE = re.compile(r"^(https?|wss?)://(?!(localhost|127\.0\.0\.1)[:/])")


def run_app(store: Path, log: Path) -> Iterator[str]:
    """Serve the app on a free port and give its address; it ends with the test."""
    port = _free_port()
    address = f"http://localhost:{port}"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = os.environ | {"CATALOGUE_STORE": str(store), "CATALOGUE_LANGUAGE": "en"}
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=output, stderr=output)
        try:
            _wait_until_served(server, address, log)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE_S)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_served(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=PATIENCE_S):  # noqa: S310  our own server
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    message = f"the app did not start:\n{log.read_text(encoding='utf-8')[-2000:]}"
    raise AssertionError(message)


@dataclass
class Visit:
    """One visitor: a page of a browser that can reach this machine only, and what it tried elsewhere."""

    page: Page
    address: str
    outside: list[str] = field(default_factory=list)

    def open(self, name: str, language: str = "en") -> None:
        """Go to the screen `name` and wait until it stands still."""
        self.page.goto(f"{self.address}/{name}?lang={language}")
        try:
            self.page.locator("h1").first.wait_for()
        except TimeoutError as error:
            message = f"{self.page.url} stands without its frame:\n{self.page.locator('body').inner_text()}"
            raise AssertionError(message) from error
        self.settle()

    def settle(self) -> None:
        """Wait until the app has answered and stands still."""
        self.page.wait_for_timeout(150)  # the browser gathers clicks before it tells the app of them
        self.page.wait_for_function(_CALM, polling=100)

    def map(self) -> FrameLocator:
        """Return the frame that the map is drawn in."""
        own, folium = 'iframe[title$=".catalogue_map"]', 'iframe[title="streamlit_folium.st_folium"]'
        return self.page.frame_locator(f"{own}, {folium}").first

    def circles(self) -> Locator:
        """Return the circles on the map, without those of the legend."""
        return self.map().locator(".leaflet-marker-pane .catalogue-cell")

    def choose(self, label: str, option: str) -> None:
        """Pick `option` in the list `label`."""
        box = self.page.get_by_role("combobox", name=label).first
        box.click()
        box.fill(option)
        self.page.get_by_role("option", name=option).first.click()
        self.page.keyboard.press("Escape")
        self.settle()

    def press(self, name: str) -> None:
        """Press the button `name`."""
        self.page.get_by_role("button", name=name).first.click()
        self.settle()

    def table(self, place: int = 0) -> Locator:
        """Return the table at `place` in the order of the screen."""
        return self.page.get_by_test_id("stDataFrame").nth(place)

    def cells(self, place: int = 0) -> list[str]:
        """Return the texts of the cells in view of a table, as a screen reader gets them."""
        found = self.table(place).locator("canvas").first.locator("td")
        found.first.wait_for(state="attached")
        return [text.strip() for text in found.all_text_contents()]

    def wait_for_cell(self, text: str) -> None:
        """Wait until a cell of some table on the screen holds `text`."""
        # A table is drawn as a picture; its text for screen readers follows a moment later.
        self.page.locator("canvas td", has_text=text).first.wait_for(state="attached")

    def tick(self, row: int, place: int = 0) -> None:
        """Tick the row `row` (from 0) of a table."""
        table = self.table(place)
        table.scroll_into_view_if_needed()
        box = table.bounding_box()
        assert box is not None
        # The header and each row are 33 px high at the app's font size; the tick stands 16 px from the edge.
        self.page.mouse.click(box["x"] + 16, box["y"] + 33 * (row + 1) + 16)
        self.settle()

    def text(self) -> str:
        """Return what the screen says."""
        return self.page.locator('[data-testid="stApp"]').inner_text()

    def offer(self, name: str, content: bytes, label: str = "Read and preview") -> None:
        """Upload a file and ask for its preview."""
        payload = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self.page.locator('input[type="file"]').first.set_input_files(payload)  # type: ignore[arg-type]
        self.settle()
        self.press(label)
        answer = self.page.locator('[data-testid="stMetric"], [data-testid="stAlert"]')
        answer.first.wait_for()


def visit_with(browser: Browser, address: str, size: dict[str, int]) -> Iterator[Visit]:
    """Give a visitor with a clean browser profile; at its end, nothing may have been asked elsewhere."""
    context = browser.new_context(viewport=size)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(_LISTEN)
    visitor = Visit(context.new_page(), address)

    def refuse(route: Route, request: Request) -> None:
        visitor.outside.append(request.url)
        route.abort()

    context.route(_ELSEWHERE, refuse)
    yield visitor
    context.close()
    assert visitor.outside == []
