"""An export holds what its filter means, to the item; read again by plain readers it says the same."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest

import catalogue
from catalogue import CatalogueError, Filters
from catalogue.demo import demo_sheet
from catalogue.exchange import MOST_ITEMS, Exported, write_seizures
from catalogue.model import Handling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store

HEROIN = Filters(drugs=("heroin",))
FORMULA = '=HYPERLINK("http://x")<b>'
KML = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture(scope="module")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store with the demo data, to be read only."""
    with catalogue.create_store(tmp_path_factory.mktemp("export") / "demo.duckdb") as opened:
        catalogue.load_demo(opened)
        yield opened


def sheet_rows() -> list[dict[str, str]]:
    """Return the rows of heroin of the demo sheet, read without the catalogue."""
    rows = csv.DictReader(io.StringIO(demo_sheet().decode()), delimiter=";")
    return [row for row in rows if row["DRUG_NAME"] in {"Heroin", "Героин"}]


def read_items(form: str, path: Path) -> list[dict[str, Any]]:
    """Return the rows of an export by a reader that knows nothing of the catalogue."""
    if form == "csv":
        return list(csv.DictReader(path.open(encoding="utf-8-sig"), delimiter=";"))
    if form == "parquet":
        rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
        return rows
    if form == "geojson":
        return [one["properties"] for one in json.loads(path.read_text(encoding="utf-8"))["features"]]
    if form == "gpkg":
        return list(pyogrio.read_dataframe(path, layer="items").to_dict("records"))
    if form == "kml":
        marks = ET.parse(path).iter(f"{KML}Placemark")  # noqa: S314  written a moment ago
        return [{data.get("name"): data.text for data in mark.iter(f"{KML}SimpleData")} for mark in marks]
    _, items, columns = openpyxl.load_workbook(path)
    header, *rows = items.iter_rows(values_only=True)
    codes = {str(title): str(code) for title, code in list(columns.iter_rows(values_only=True))[1:]}
    return [{codes[str(title)]: value for title, value in zip(header, row, strict=True)} for row in rows]


@pytest.mark.parametrize("form", catalogue.EXPORT_FORMS)
def test_an_export_has_the_items_and_kg_of_the_sheet(demo_store: Store, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"out.{form}"
    result = catalogue.export_seizures(demo_store, HEROIN, form, path)
    items, expected = read_items(form, path), sheet_rows()
    per_unit = {"Kilogram": 1.0, "Gram": 0.001}
    kg = sum(float(row["AMOUNT"]) * per_unit[row["DRUG_UNIT"]] for row in expected)
    assert len(items) == result.items == len(expected)
    assert sum(float(item["mass_kg"]) for item in items) == pytest.approx(kg) == result.mass_kg
    assert sorted(item["drug_text"] for item in items) == sorted(row["DRUG_NAME"] for row in expected)
    assert {item["handling"] for item in items} == {"TLP:CLEAR"}
    assert {item["file"] for item in items} == {"SYNTHETIC-demo-data.csv"}


def test_what_is_known_to_the_country_only_has_no_point(demo_store: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.geojson"
    catalogue.export_seizures(demo_store, HEROIN, "geojson", path, "ru")
    collection = json.loads(path.read_text(encoding="utf-8"))
    for feature in collection["features"]:
        own = feature["properties"]
        assert (feature["geometry"] is None) == (own["place_precision"] in {"country", "none"})
        if feature["geometry"]:
            assert feature["geometry"]["coordinates"] == [own["longitude"], own["latitude"]]
    assert collection["about"]["Данные"] == "ВЫМЫШЛЕННЫЕ ДЕМОДАННЫЕ"
    assert collection["about"]["Фильтры"] == "Наркотик или группа: Героин"


def test_a_workbook_says_its_columns_in_the_readers_language(demo_store: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    catalogue.export_seizures(demo_store, HEROIN, "xlsx", path, "ru")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["о файле", "позиции", "столбцы"]
    header, first = list(book["позиции"].iter_rows(max_row=2, values_only=True))
    row = dict(zip(header, first, strict=True))
    assert row["Наркотик"] == "Героин"
    assert row["Наркотик: код"] == "heroin"
    assert row["Отправитель"] == "Демонстрация (вымышленные данные)"
    assert len(set(header)) == len(header)
    assert not any("_" in str(title) for title in header)
    titles = [book["о файле"]["A1"], book["позиции"]["A1"], book["столбцы"]["A1"]]
    assert [one.font.b for one in titles] == [True] * 3
    assert not book["позиции"]["A2"].font.b
    # A spreadsheet program adds its margin of some 0.7 to a width.
    assert [int(book[page].column_dimensions["A"].width) for page in ("о файле", "столбцы")] == [40, 40]
    # The header stays in view, and each column is as wide as its title.
    assert book["позиции"].freeze_panes == "A2"
    widths = [book["позиции"].column_dimensions[cell.column_letter].width for cell in book["позиции"][1]]
    assert [*map(int, widths[:5])] == [max(len(str(title)), 11) for title in header[:5]]


def test_a_workbook_holds_300_000_items_and_no_more() -> None:
    assert MOST_ITEMS == {"xlsx": 300_000}


def test_the_file_beside_a_csv_says_its_columns(demo_store: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    catalogue.export_seizures(demo_store, HEROIN, "csv", path)
    told = (tmp_path / "out.csv.about.txt").read_text(encoding="utf-8").splitlines()
    header = path.read_text(encoding="utf-8-sig").splitlines()[0].split(";")
    assert [line.partition(": ")[0] for line in told[-len(header) :]] == [name.strip('"') for name in header]
    assert "mass_kg: kg equivalent" in told


def test_a_ceiling_leaves_out_what_is_stricter(tmp_path: Path) -> None:
    with catalogue.create_store(tmp_path / "two.duckdb") as opened:
        catalogue.load_demo(opened)
        sheet = "Date;Country;Drug;Amount kg\n2024-05-01;UZ;Heroin;2\n2024-05-02;UZ;Heroin;3\n"
        strict = catalogue.preview_import(
            opened, sheet.encode(), "own.csv", sender="uz", handling=Handling.RED
        )
        assert catalogue.commit_import(opened, strict).accepted == 2
        path = tmp_path / "out.csv"
        below = catalogue.export_seizures(opened, Filters(ceiling=Handling.CLEAR), "csv", path)
        assert (
            below.items
            == len(read_items("csv", path))
            == len(list(csv.DictReader(io.StringIO(demo_sheet().decode()), delimiter=";")))
        )
        assert {item["file"] for item in read_items("csv", path)} == {"SYNTHETIC-demo-data.csv"}
        whole = catalogue.export_seizures(opened, Filters(), "csv", tmp_path / "all.csv")
        assert (whole.items - below.items, whole.handling) == (2, Handling.RED)


def test_a_geopackage_tells_of_itself_in_layers_beside_the_items(demo_store: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.gpkg"
    catalogue.export_seizures(demo_store, HEROIN, "gpkg", path)
    assert [str(name) for name, _ in pyogrio.list_layers(path)] == ["items", "about", "columns"]
    told = pyogrio.read_dataframe(path, layer="columns")
    assert "kg equivalent" in dict(zip(told["what"], told["value"], strict=True)).values()


@pytest.mark.parametrize("form", catalogue.EXPORT_FORMS)
def test_an_export_that_is_written_in_parts_holds_what_one_part_would(
    demo_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    catalogue.export_seizures(demo_store, HEROIN, form, tmp_path / f"whole.{form}")
    monkeypatch.setattr("catalogue.tasks.exporting._SEIZURES_AT_ONCE", 7)
    catalogue.export_seizures(demo_store, HEROIN, form, tmp_path / f"parts.{form}")
    whole, parts = ([*map(str, read_items(form, tmp_path / f"{name}.{form}"))] for name in ("whole", "parts"))
    assert parts == whole
    assert len(whole) > 7


def test_more_than_a_workbook_holds_is_refused_with_the_formats_that_take_it(
    demo_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MOST_ITEMS, "xlsx", len(sheet_rows()) - 1)
    with pytest.raises(CatalogueError) as refused:
        catalogue.export_seizures(demo_store, HEROIN, "xlsx", tmp_path / "x.xlsx")
    assert "Narrow them, or choose CSV" in refused.value.text("en")
    assert f"означают {len(sheet_rows()):_}".replace("_", "\u202f") in refused.value.text("ru")
    assert not (tmp_path / "x.xlsx").exists()


def test_an_export_of_nothing_is_refused_in_a_sentence(demo_store: Store, tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as refused:
        catalogue.export_seizures(demo_store, Filters(drugs=("none",)), "csv", tmp_path / "x.csv")
    assert "No seizure" in refused.value.text("en")


@pytest.mark.parametrize("form", ["csv", "xlsx", "kml"])
def test_a_text_of_a_sheet_stays_a_text(tmp_path: Path, form: str) -> None:
    row = {"date_first": "2020", "drug_name": FORMULA, "latitude": 1.0, "longitude": 2.0}
    path = tmp_path / f"out.{form}"
    write_seizures(Exported((("What", FORMULA),), iter([pa.Table.from_pylist([row])])), form, path)
    (read,) = read_items(form, path)
    assert read["drug_name"] == (f"'{FORMULA}" if form == "csv" else FORMULA)
    if form == "xlsx":
        book = openpyxl.load_workbook(path)
        assert {cell.data_type for page in book for line in page.iter_rows() for cell in line} <= {"s", "n"}
