"""Time and size of briefs and map layers: ``python tests/benchmarks/bench_brief.py`` prints medians of 10."""

from __future__ import annotations

import gzip
import statistics
import sys
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import folium
import pandas as pd
from folium.plugins import MarkerCluster

from catalogue.output import BRIEF_WRITERS, background_map, route_picture, seizure_group
from catalogue.output.background import background_script
from catalogue.output.pictures import RoutePicture
from geodata.crossings import border_crossings
from tests.output.examples import LINE, WAYPOINTS, make_brief, make_cells

if TYPE_CHECKING:
    from collections.abc import Callable

REPEATS = 10
CIRCLES = 600


def main() -> None:
    """Print one line per thing that a person waits for."""
    picture = RoutePicture(LINE, WAYPOINTS, border_crossings(), make_cells())
    _print_line("picture of a route", partial(route_picture, picture, "ru"))
    brief = replace(make_brief("ru"), picture=route_picture(picture, "ru"))
    for form, write in BRIEF_WRITERS.items():
        _print_line(f"brief, {form}", partial(write, brief))
    for detail in ("low", "mid"):
        _print_line(f"background {detail}, packed", partial(_packed_background, detail))
    _print_line("background page", _background_page)
    cells = _many_cells()
    _print_line(f"{CIRCLES} circles, own group", partial(_own_group, cells))
    _print_line(f"{CIRCLES} circles, MarkerCluster", partial(_cluster_page, cells))


def _background_page() -> bytes:
    page: str = background_map().get_root().render()
    return page.encode()


def _own_group(cells: pd.DataFrame) -> bytes:
    return seizure_group(cells, "ru").data.encode()


def _packed_background(detail: str) -> bytes:
    return gzip.compress(background_script(detail).encode())


def _many_cells() -> pd.DataFrame:
    cells = pd.concat([make_cells()] * (CIRCLES // 3), ignore_index=True)
    return cells.assign(latitude=cells["latitude"] + cells.index * 0.01)


def _cluster_page(cells: pd.DataFrame) -> bytes:
    made = folium.Map(tiles=None)
    cluster = MarkerCluster().add_to(made)
    for row in cells.itertuples():
        folium.Marker((row.latitude, row.longitude), tooltip=f"{row.name_ru}: {row.cases}").add_to(cluster)
    page: str = made.get_root().render()
    return page.encode()


def _print_line(label: str, make: Callable[[], bytes]) -> None:
    seconds, size = [], 0
    for _ in range(REPEATS):
        started = time.perf_counter()
        size = len(make())
        seconds.append(time.perf_counter() - started)
    sys.stdout.write(f"{label:32}{statistics.median(seconds) * 1000:9.1f} ms {size / 1000:9.1f} kB\n")


if __name__ == "__main__":
    main()
