"""The hand-written tables in geodata/data/tables, and their rows of SOURCES.toml."""

import csv
from dataclasses import dataclass
from pathlib import Path

from geodata.building.sources import SourceRow, file_sha256

OWN_CREDIT_EN = "Facts compiled for this catalogue, each row with its source"
OWN_CREDIT_RU = "Сведения собраны для этого каталога, источник указан в каждой строке"


@dataclass(frozen=True)
class HandTable:
    """A hand-written table: file name, licence and credit."""

    name: str
    licence: str
    attribution: str
    attribution_ru: str


HAND_TABLES = (
    HandTable(
        "border_crossings.csv",
        "CC-BY-4.0 AND ODbL-1.0",
        f"{OWN_CREDIT_EN}; towns GeoNames (CC BY 4.0), rail crossings © OpenStreetMap contributors",
        f"{OWN_CREDIT_RU}; города GeoNames (CC BY 4.0), ж/д переходы © участники OpenStreetMap",
    ),
    HandTable(
        "corridor_waypoints.csv",
        "CC-BY-4.0",
        f"{OWN_CREDIT_EN}; town coordinates GeoNames (CC BY 4.0)",
        f"{OWN_CREDIT_RU}; координаты городов GeoNames (CC BY 4.0)",
    ),
    HandTable("admin1_names.csv", "CC-BY-4.0", OWN_CREDIT_EN, OWN_CREDIT_RU),
    HandTable("neighbour_admin1_names.csv", "CC0-1.0", OWN_CREDIT_EN, OWN_CREDIT_RU),
    HandTable("country_names.csv", "CC0-1.0", OWN_CREDIT_EN, OWN_CREDIT_RU),
    HandTable("province_points.csv", "CC0-1.0", OWN_CREDIT_EN, OWN_CREDIT_RU),
    HandTable("undrawn_enclaves.csv", "CC0-1.0", OWN_CREDIT_EN, OWN_CREDIT_RU),
    HandTable("water_names.csv", "CC0-1.0", OWN_CREDIT_EN, OWN_CREDIT_RU),
    HandTable("waypoint_names_ru.csv", "CC0-1.0", OWN_CREDIT_EN, OWN_CREDIT_RU),
    HandTable("corridor_names_ru.csv", "CC0-1.0", OWN_CREDIT_EN, OWN_CREDIT_RU),
)


def read_table(path: Path) -> list[dict[str, str]]:
    """Return a table's rows as they stand, every cell as text."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def hand_table_rows(data_dir: Path) -> list[SourceRow]:
    """Return one row of SOURCES.toml for each hand-written table of this part of geodata."""
    return [
        table_source_row(table.name, relative, len(read_table(data_dir / relative)), data_dir)
        for table in HAND_TABLES
        for relative in (f"tables/{table.name}",)
    ]


def table_source_row(name: str, layer: str, rows: int, data_dir: Path) -> SourceRow:
    """Return the row of SOURCES.toml for a layer (or the table itself) made from one hand-written table."""
    table = next(table for table in HAND_TABLES if table.name == name)
    return SourceRow(
        package=name,
        registry="hand",
        version="1",
        licence=table.licence,
        sha256=file_sha256(data_dir / "tables" / name),
        rows=rows,
        layer=layer,
        attribution=table.attribution,
        attribution_ru=table.attribution_ru,
    )
