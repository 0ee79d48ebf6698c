"""Speed of attribution: ``python tests/benchmarks/bench_attribution.py`` ties 1,000,000 seizures to routes.

In the same run a sample is judged row by row, as it would be without profiles. Where ../shared is
present, the shares of the real file follow.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import catalogue
from catalogue.filters import Filters
from catalogue.routes import attribute_profiles
from tests.routes.simulator import catalogue_routes, simulate

if TYPE_CHECKING:
    import pandas as pd

SEIZURES = 1_000_000
PLACES = 4_000
SAMPLE = 200
LIMIT_S = 30.0
REAL_FILE = Path(__file__).resolve().parents[3] / "shared" / "realdata" / "unodc_ids_2011_2016.csv.gz"

_PLACES = """
INSERT INTO place
SELECT 100000 + profile_id, country, '', 'simulated ' || profile_id, 'accepted', NULL, NULL, NULL, NULL, NULL,
       latitude, longitude, 0.5, 0.5, precision, precision_km, 1, 'simulated', false
FROM simulated
"""
_SEIZURES = """
INSERT INTO seizure
SELECT 1000000 + number, 1, 1, DATE '2015-01-01', DATE '2015-01-01', 'day', country,
       100000 + profile_id, NULL,
       CASE WHEN number % 3 > 0 THEN departure_country END, NULL,
       CASE WHEN number % 5 > 0 THEN destination_country END, NULL,
       CASE WHEN number % 7 > 0 THEN transport END, NULL, NULL, NULL, NULL, NULL, NULL, 0
FROM range($count) AS numbers(number)
JOIN simulated ON simulated.profile_id = number % $places
"""
_ITEMS = """
INSERT INTO seized_item
SELECT 1000000 + number, 1000000 + number, 1, 1, drugs[1], drugs[1], 1, 'kg', '1', 'kg', 1, 'kg'
FROM range($count) AS numbers(number)
JOIN simulated ON simulated.profile_id = number % $places
"""


def main() -> int:
    """Print seconds, the ratio to judging row by row, and the shares; return 1 where it took too long."""
    profiles = simulate(PLACES, random.Random(1)).profiles
    with tempfile.TemporaryDirectory() as folder:
        seconds = _time_store(Path(folder) / "bench.duckdb", profiles)
    by_row = _time_by_row(profiles) * SEIZURES
    print(
        f"{SEIZURES:,} seizures {seconds:6.1f} s; row by row {by_row:,.0f} s; ratio {by_row / seconds:,.0f}"
    )
    if REAL_FILE.exists():
        _print_real()
    return int(seconds > LIMIT_S)


def _time_store(path: Path, profiles: pd.DataFrame) -> float:
    with catalogue.create_store(path) as opened:
        connection = opened.connection
        connection.register("simulated", profiles)
        connection.execute(_PLACES)
        for statement in (_SEIZURES, _ITEMS):
            connection.execute(statement, {"count": SEIZURES, "places": PLACES})
        started = time.perf_counter()
        summary = catalogue.attribute_seizures(opened)
        seconds = time.perf_counter() - started
        print(
            f"attributed {summary.attributed:,}, ambiguous {summary.ambiguous:,}, unknown {summary.unknown:,}"
        )
    return seconds


def _time_by_row(profiles: pd.DataFrame) -> float:
    """Return the seconds that one row takes when rows are judged one by one, from a sample."""
    routes = catalogue_routes()
    started = time.perf_counter()
    for number in range(SAMPLE):
        attribute_profiles(profiles.iloc[number : number + 1], routes)
    return (time.perf_counter() - started) / SAMPLE


def _print_real() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        catalogue.create_store(Path(folder) / "real.duckdb") as opened,
    ):
        preview = catalogue.preview_import(opened, REAL_FILE.read_bytes(), REAL_FILE.name)
        catalogue.commit_import(opened, preview)
        summary = catalogue.summarise_attribution(opened)
        total = catalogue.find_seizures(opened, Filters(), limit=0).count
        shares = {name: count / total for name, count in vars(summary).items()}
        print("real file: " + ", ".join(f"{name} {share:.1%}" for name, share in shares.items()))


if __name__ == "__main__":
    sys.exit(main())
