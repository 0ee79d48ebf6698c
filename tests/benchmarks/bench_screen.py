"""The first screen over a million seizures in a real browser.

``python tests/benchmarks/bench_screen.py [ROWS [USERS]]`` prints medians over ten acts of one person, then
the server's memory after several people worked at once. The obvious alternatives, FastMarkerCluster and
MarkerCluster of folium, draw the same places in the same browser in the same run; they get a part of the
seizures, as all of them would take minutes, and are not scaled up.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import folium
from folium.plugins import FastMarkerCluster, MarkerCluster
from playwright.sync_api import sync_playwright
from xstatic.pkg import leaflet, leaflet_markercluster

from tests.benchmarks.synthetic_store import build_large_store
from tests.conftest import QUIET
from tests.journeys.browsing import LAPTOP, Visit, run_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Frame, Page, WebSocket

MOVES = 10
FAST_MARKERS, MARKERS = 100_000, 5_000
POINTS = """
SELECT latitude, longitude FROM seizure JOIN place USING (place_id) WHERE latitude IS NOT NULL LIMIT $most
"""
# Each is added to the filter in turn: the list it stands in, and its name there.
CHOICES = (
    *(("Country of seizure", name) for name in ("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Uzbekistan")),
    *(("Country of seizure", name) for name in ("Turkmenistan", "Russia")),
    *(("Drug or group", name) for name in ("Heroin", "Opium", "Methamphetamine", "Ecstasy")),
)
# What folium itself would draw asks for a plugin of icons.
_MARKER = "function (row) { return L.circleMarker(L.latLng(row[0], row[1]), {radius: 5}); }"
# The number of the last state that the map's page painted.
_PAINTED = "() => Number(document.body.dataset.painted || 0)"
_PAINTED_AFTER = "(before) => Number(document.body.dataset.painted || 0) > before"


@dataclass
class Traffic:
    """Bytes that the app sent to one page."""

    sent: list[int] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Count the frames of the page's connection to the app."""

        def connected(socket: WebSocket) -> None:
            socket.on("framereceived", lambda content: self.sent.append(len(content)))

        page.on("websocket", connected)

    def take(self) -> int:
        """Return the bytes since the last call."""
        total, self.sent[:] = sum(self.sent), []
        return total


def main(rows: int, users: int) -> None:
    """Build the store, serve the app, work at the screen, then draw the alternatives."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        points = _build(folder / "large.duckdb", rows)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=which("chromium"), args=QUIET)
            for address in run_app(folder / "large.duckdb", folder / "server.log"):
                painted_s = _time_screen(browser, address)
                _time_users(browser, address, users)
            _time_alternatives(browser, folder, points, painted_s)
            browser.close()


def _build(path: Path, rows: int) -> list[tuple[float, float]]:
    started = time.perf_counter()
    with build_large_store(path, rows) as store:
        points = store.connection.execute(POINTS, {"most": FAST_MARKERS}).fetchall()
    _row(f"store of {rows:,} seizures built", f"{time.perf_counter() - started:.1f} s")
    return points


def _time_screen(browser: Browser, address: str) -> float:
    """Time one person's acts; return the median seconds from a change of filter to the painted map."""
    first = [_first_paint(browser, address) for _ in range(3)]
    _row("opening the app to the painted map", f"{statistics.median(first):.2f} s")
    page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    traffic = Traffic()
    traffic.listen(page)
    visit = Visit(page, address)
    visit.open("explore")
    _row("sent at the opening", f"{traffic.take() / 1e6:.2f} MB")
    frame = _map_frame(page)
    changed, sent = [], []
    for choice in CHOICES:
        changed.append(_until_painted(frame, _filter_act(visit, *choice)))
        visit.settle()
        sent.append(traffic.take())
    _row("a change of filter to the painted map", _spread(changed))
    _row("sent after a change of filter", f"{statistics.median(sent) / 1e6:.2f} MB")
    moved = [_until_painted(frame, lambda number=number: _move(frame, number)) for number in range(MOVES)]
    _row("a zoom or a long pan to the painted map", _spread(moved))
    page.close()
    return statistics.median(changed)


def _first_paint(browser: Browser, address: str) -> float:
    page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    started = time.perf_counter()
    page.goto(f"{address}/explore?lang=en")
    page.wait_for_selector('iframe[title$=".catalogue_map"]')
    _map_frame(page).wait_for_function(_PAINTED_AFTER, arg=0, polling="raf")
    passed = time.perf_counter() - started
    page.close()
    return passed


def _map_frame(page: Page) -> Frame:
    element = page.wait_for_selector('iframe[title$=".catalogue_map"]')
    assert element is not None
    frame = element.content_frame()
    assert frame is not None
    return frame


def _filter_act(visit: Visit, label: str, name: str) -> Callable[[], None]:
    """Open a list of the filters, and return the click that changes the filter."""
    visit.page.keyboard.press("Escape")  # the list before this one hides the others
    box = visit.page.get_by_role("combobox", name=label).first
    box.click()
    box.fill(name)
    option = visit.page.get_by_role("option", name=re.compile(name)).first
    option.wait_for()
    return option.click


def _move(frame: Frame, number: int) -> None:
    # The map's own keys: + and - zoom by one step.
    frame.locator(".leaflet-container").first.focus()
    frame.page.keyboard.press("+" if number % 2 == 0 else "-")


def _until_painted(frame: Frame, act: Callable[[], object]) -> float:
    before = frame.evaluate(_PAINTED)
    started = time.perf_counter()
    act()
    frame.wait_for_function(_PAINTED_AFTER, arg=before, polling="raf")
    passed = time.perf_counter() - started
    frame.page.wait_for_timeout(1500)  # what follows the first painting is not counted
    return passed


def _time_users(browser: Browser, address: str, users: int) -> None:
    visits = [Visit(browser.new_page(viewport=LAPTOP), address) for _ in range(users)]  # type: ignore[arg-type]
    for visit in visits:
        visit.open("explore")
    for number, visit in enumerate(visits):
        _filter_act(visit, *CHOICES[number % len(CHOICES)])()
    for visit in visits:
        visit.settle()
    _row(f"server's largest memory, {users} people at work", f"{_server_memory_mb():.0f} MB")


def _server_memory_mb() -> float:
    """Return the peak resident memory of the served app; Linux tells it in /proc."""
    for folder in Path("/proc").glob("[0-9]*"):
        command = (folder / "cmdline").read_bytes()
        if b"streamlit" in command and b"large.duckdb" in (folder / "environ").read_bytes():
            status = (folder / "status").read_text()
            return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024
    raise RuntimeError


def _time_alternatives(
    browser: Browser, folder: Path, points: list[tuple[float, float]], own_s: float
) -> None:
    made: dict[str, tuple[Callable[[], folium.Map], int]] = {
        "FastMarkerCluster": (lambda: _fast_cluster(points), len(points)),
        "MarkerCluster": (lambda: _cluster(points[:MARKERS]), MARKERS),
    }
    for name, (build, count) in made.items():
        path = folder / f"{name}.html"
        started = time.perf_counter()
        build().save(str(path))
        page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
        page.goto(path.as_uri(), wait_until="load", timeout=300_000)
        page.wait_for_selector(".marker-cluster, .leaflet-marker-icon", timeout=300_000)
        seconds = time.perf_counter() - started
        page.close()
        _row(f"folium {name}, {count:,} seizures", f"{seconds:.2f} s, {path.stat().st_size / 1e6:.1f} MB")
        _row("  as a ratio to a change of filter here", f"{seconds / own_s:.0f} x")


def _fast_cluster(points: list[tuple[float, float]]) -> folium.Map:
    made = _map()
    cluster = FastMarkerCluster([list(point) for point in points], callback=_MARKER)
    _read_own_files(cluster)
    made.add_child(cluster)
    return made


def _cluster(points: list[tuple[float, float]]) -> folium.Map:
    made = _map()
    cluster = MarkerCluster()
    _read_own_files(cluster)
    made.add_child(cluster)
    for point in points:
        folium.CircleMarker(point, radius=5).add_to(cluster)
    return made


def _map() -> folium.Map:
    # Without a largest zoom, and without tiles, clusters are not drawn at all.
    made = folium.Map((42, 66), tiles=None, zoom_start=5, max_zoom=None, maxZoom=14)
    made.default_js = [("leaflet", f"{Path(leaflet.BASE_DIR).as_uri()}/leaflet.js")]
    made.default_css = [("leaflet_css", f"{Path(leaflet.BASE_DIR).as_uri()}/leaflet.css")]
    return made


def _read_own_files(cluster: FastMarkerCluster | MarkerCluster) -> None:
    base = Path(leaflet_markercluster.BASE_DIR).as_uri()
    cluster.default_js = [("cluster", f"{base}/leaflet.markercluster.js")]
    cluster.default_css = [("cluster_css", f"{base}/MarkerCluster.css")]


def _spread(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} s (of {len(seconds)}: {min(seconds):.2f} to {max(seconds):.2f})"


def _row(what: str, told: str) -> None:
    print(f"{what:52}{told}", flush=True)


if __name__ == "__main__":
    ROWS, USERS = (int(word) for word in (sys.argv[1:] + ["1000000", "10"][len(sys.argv) - 1 :])[:2])
    main(ROWS, USERS)
