"""How long the search for repeats takes on the public release, and which of the known ones it proposes.

Reads ../shared/realdata where it is there, else it says so and stops.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import catalogue
from catalogue import Filters

SHEET = Path(__file__).resolve().parents[3] / "shared" / "realdata" / "unodc_ids_2011_2016.csv.gz"
PAIRS_WANTED, SECONDS_WANTED = 22, 5.0


def main() -> None:
    """Print the seconds, and the groups of Kazakhstan 2011 and Uzbekistan 2016."""
    if not SHEET.exists():
        print("the public release is not there; nothing measured")
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        catalogue.create_store(Path(folder) / "s.duckdb") as store,
    ):
        preview = catalogue.preview_import(store, SHEET.read_bytes(), SHEET.name)
        catalogue.commit_import(store, preview)
        started = time.perf_counter()
        groups = catalogue.find_duplicates(store)
        seconds = time.perf_counter() - started
        years = groups["date_first"].astype(str).str[:4]
        kazakhstan = groups[(groups["country"] == "KZ") & (years == "2011") & groups["units_differ"]]
        uzbekistan = groups[(groups["country"] == "UZ") & (years == "2016") & groups["exact_repeat"]]
        chance = len(catalogue.find_duplicates(store, Filters(), min_score=0.0))
        print(f"{len(groups)} groups proposed of {chance} in {seconds:.1f} s (wanted: < {SECONDS_WANTED} s)")
        print(f"Kazakhstan 2011, kilograms and grams: {len(kazakhstan)} groups (wanted: >= {PAIRS_WANTED})")
        print(f"Uzbekistan 2016, exact repeats: {len(uzbekistan)} groups")


if __name__ == "__main__":
    main()
