"""How long a map of a million seizures takes: ``python tests/benchmarks/bench_map.py [ROWS]`` prints a table.

The store is made in a temporary folder. The obvious alternatives draw every seizure in the browser; they are
built from the same seizures in the same run: folium's MarkerCluster from a part of them, as it takes minutes.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import folium
from folium.plugins import FastMarkerCluster, MarkerCluster

import catalogue
from catalogue import BoundingBox, Filters
from tests.benchmarks.synthetic_store import build_large_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalogue import Store

REPEATS = 10
MARKERS = 10_000
REGION = BoundingBox(34.0, 47.0, 53.0, 85.0)
FILTERS = (
    Filters(),
    Filters(drugs=("heroin", "opium"), date_from=dt.date(2020, 1, 1)),
    Filters(countries=("KZ", "TJ"), transports=("rail",)),
)
# Latitude, longitude of each placed seizure.
POINTS = "SELECT latitude, longitude FROM seizure JOIN place USING (place_id) WHERE latitude IS NOT NULL"


def main(rows: int) -> None:
    """Build the store, time what the first screen asks, then the alternatives."""
    with (
        tempfile.TemporaryDirectory() as folder,
        build_large_store(Path(folder) / "large.duckdb", rows) as store,
    ):
        changed, moved = _time_store(store)
        points = store.connection.execute(POINTS).fetchall()
        size = len(_page(store, Filters()))
        print(f"{'map of circles: page':44}{size / 1e6:10.2f} MB")
        _compare(
            "FastMarkerCluster",
            lambda: _fast_cluster(points),
            len(points),
            len(points),
            own_seconds=changed,
            own_size=size,
        )
        _compare(
            "MarkerCluster",
            lambda: _cluster(points[:MARKERS]),
            MARKERS,
            len(points),
            own_seconds=changed,
            own_size=size,
        )
        print(f"{'pan / filter change':44}{moved / changed:10.2f}")


def _time_store(store: Store) -> tuple[float, float]:
    medians = []
    for number, filters in enumerate(FILTERS, 1):
        changed = _median(lambda filters=filters: _change(store, filters))
        moved = _median(lambda filters=filters: catalogue.map_view(store, filters, REGION, 6))
        medians.append((changed, moved))
        print(f"{f'filter {number}: map after a filter change':44}{changed * 1000:10.0f} ms")
        print(f"{f'filter {number}: map after a pan':44}{moved * 1000:10.0f} ms")
        screen = _median(lambda filters=filters: _first_screen(store, filters))
        print(f"{f'filter {number}: everything of the first screen':44}{screen * 1000:10.0f} ms")
        page = _median(lambda filters=filters: catalogue.find_seizures(store, filters, limit=50))
        print(f"{f'filter {number}: a page of the list':44}{page * 1000:10.0f} ms")
    return medians[0]


def _change(store: Store, filters: Filters) -> None:
    _forget(store)
    catalogue.map_view(store, filters, REGION, 5)


def _first_screen(store: Store, filters: Filters) -> None:
    _change(store, filters)
    catalogue.find_seizures(store, filters, limit=50)
    catalogue.get_coverage(store, filters)


def _forget(store: Store) -> None:
    # Counts are kept until the store's file changes; a later time stamp is enough.
    store.path.touch()


def _median(act: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        act()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def _page(store: Store, filters: Filters) -> str:
    made = catalogue.background_map()
    catalogue.seizure_group(catalogue.map_view(store, filters, REGION, 5).cells, "en").add_to(made)
    return str(made.get_root().render())


def _fast_cluster(points: list[tuple[float, float]]) -> str:
    made = folium.Map(tiles=None)
    FastMarkerCluster([list(point) for point in points]).add_to(made)
    return str(made.get_root().render())


def _cluster(points: list[tuple[float, float]]) -> str:
    made = folium.Map(tiles=None)
    cluster = MarkerCluster().add_to(made)
    for point in points:
        folium.Marker(point).add_to(cluster)
    return str(made.get_root().render())


def _compare(  # noqa: PLR0913  what was built, from how many, against what
    name: str, build: Callable[[], str], built: int, all_points: int, *, own_seconds: float, own_size: int
) -> None:
    started = time.perf_counter()
    size = len(build())
    scale = all_points / built
    seconds = (time.perf_counter() - started) * scale
    told = f"folium {name}" + ("" if scale == 1 else f" ({built:,} points, scaled up)")
    print(f"{told:44}{size * scale / 1e6:10.2f} MB {seconds:10.1f} s")
    ratios = f"{size * scale / own_size:10.0f} x {seconds / own_seconds:8.0f} x"
    print(f"{'  as a ratio to the map of circles':44}{ratios}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
