"""places.parquet: every place of the gazetteer, out of the hand-written tables and the packaged towns."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from geodata.building.places_crossings import read_crossings
from geodata.building.places_model import PlaceRow
from geodata.building.places_tables import (
    HAND_FILES,
    add_aliases,
    add_districts,
    read_hand_places,
    rename_towns,
)
from geodata.building.places_towns import PACKAGES, read_airports, read_towns
from geodata.building.sources import SourceRow, file_sha256
from geodata.gazetteer.keys import name_keys

LAYER = "places.parquet"
OWN_CREDIT_EN = "Facts compiled for this catalogue; points of towns GeoNames (CC BY 4.0)"
OWN_CREDIT_RU = "Сведения собраны для этого каталога; координаты городов GeoNames (CC BY 4.0)"


def build_places(data_dir: Path) -> list[SourceRow]:
    """Write places.parquet into ``data_dir`` and return its rows of SOURCES.toml.

    Raises
    ------
    geodata.building.places_towns.PackageVersionError
        Another version of a package is installed than the tables were written against.
    """
    rows = collect_places(data_dir)
    _write(rows, data_dir / LAYER)
    hand = [_hand_source(data_dir, name) for name in HAND_FILES]
    return hand + [
        package.source_row(LAYER, sum(row.origin == package.name for row in rows)) for package in PACKAGES
    ]


def collect_places(data_dir: Path) -> list[PlaceRow]:
    """Return every place, each id once."""
    hand = read_hand_places(data_dir)
    rows = [
        *hand,
        *read_towns(data_dir, hand),
        *read_crossings(data_dir, hand),
        *read_airports(data_dir, hand),
    ]
    unique = {row.place_id: row for row in reversed(rows)}
    ordered = sorted(unique.values(), key=lambda row: (row.country, row.place_id))
    return add_aliases(rename_towns(add_districts(ordered, data_dir), data_dir), data_dir)


def _write(rows: list[PlaceRow], path: Path) -> None:
    columns = ("place_id", "kind", "country", "province", "district", "name_en", "name_ru")
    numbers = ("lat", "lon", "precision_km")
    table = pa.table(
        {
            **{name: [getattr(row, name) for row in rows] for name in columns},
            **{name: pa.array([getattr(row, name) for row in rows], pa.float32()) for name in numbers},
            "population": pa.array([row.population for row in rows], pa.int32()),
            "keys": [" | ".join(name_keys(row.names, row.country)) for row in rows],
            "alias_keys": [" | ".join(name_keys(row.aliases, row.country)) for row in rows],
        }
    )
    pq.write_table(table, path, compression="zstd", compression_level=19)


def _hand_source(data_dir: Path, name: str) -> SourceRow:
    path = data_dir / "tables" / name
    return SourceRow(
        package=name,
        registry="hand",
        version="1",
        licence="CC-BY-4.0",
        sha256=file_sha256(path),
        rows=sum(1 for _ in path.open(encoding="utf-8")) - 1,
        layer=f"tables/{name}",
        attribution=OWN_CREDIT_EN,
        attribution_ru=OWN_CREDIT_RU,
    )
