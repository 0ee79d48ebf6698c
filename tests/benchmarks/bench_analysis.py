"""How long the screens of analysis wait for the store at 1,000,000 seizures: prints a table.

PYTHONPATH=. python tests/benchmarks/bench_analysis.py [a store of build_large_store]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import catalogue
from catalogue import EVERYTHING, Filters
from tests.benchmarks.synthetic_store import build_large_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalogue import Store

ROUNDS = 10
SLOWEST_S = 2.0
SELECTIONS = {"all": EVERYTHING, "opioids": Filters(drugs=("opioids",))}


def calls(store: Store, chosen: Filters) -> dict[str, Callable[[], object]]:
    """Return what each screen asks of the store."""
    return {
        "coverage sentence": lambda: catalogue.get_coverage(store, chosen),
        "Coverage": lambda: catalogue.get_reporting(store, chosen),
        "Trends, months": lambda: catalogue.get_trend(store, chosen, "month"),
        "Trends, years": lambda: catalogue.get_trend(store, chosen, "year"),
        "What is new": lambda: catalogue.get_whats_new(store, chosen),
        "Hot spots, 120 km": lambda: catalogue.get_hot_spots(store, chosen, resolution=3),
        "Hot spots, 45 km": lambda: catalogue.get_hot_spots(store, chosen, resolution=4),
        "Hot spots, 17 km": lambda: catalogue.get_hot_spots(store, chosen, resolution=5),
        "Hot spots, share": lambda: catalogue.get_hot_spots(store, chosen, measure="share"),
        "Matrix, concealment x transport": lambda: catalogue.get_cross_table(store, chosen),
        "Matrix, concealment x drug": lambda: catalogue.get_cross_table(store, chosen, "concealment", "drug"),
        "Matrix, crossing x drug": lambda: catalogue.get_cross_table(store, chosen, "crossing", "drug"),
    }


def main(store: Store) -> None:
    """Print the first call and the median of ten; fail where a median is above SLOWEST_S."""
    slow = []
    for selection, chosen in SELECTIONS.items():
        for name, call in calls(store, chosen).items():
            first, *rest = (_seconds(call) for _ in range(ROUNDS + 1))
            median = statistics.median(rest)
            slow += [name] * (median > SLOWEST_S)
            sys.stdout.write(f"{selection:10}{name:34}first {first:6.2f} s   median {median:6.2f} s\n")
    if slow:
        sys.exit(f"slower than {SLOWEST_S:g} s: {', '.join(slow)}")


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


if __name__ == "__main__":
    if len(sys.argv) > 1:
        with catalogue.open_store(Path(sys.argv[1]), catalogue.read_settings()) as opened:
            main(opened)
    else:
        with (
            tempfile.TemporaryDirectory() as folder,
            build_large_store(Path(folder) / "large.duckdb") as made,
        ):
            main(made)
