"""Three sheets without two equal values: every column of every export, read back by readers of their own."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sqlite3
import struct
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import duckdb
import openpyxl
import pytest

import catalogue
from catalogue import EVERYTHING, Filters, Handling
from catalogue.model import SeizureField as F
from tests.unlike.meaning import SEIZED, TIES
from tests.unlike.stores import DEGREES, batch_of, cell
from tests.unlike.words import FACTORS, name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from catalogue import Store
    from tests.unlike.meaning import Seized, Values

KML = "{http://www.opengis.net/kml/2.2}"
# The methamphetamine of Kerman is said to be a second report of the cannabis of Taraz.
LEAD, REPEAT = 5, 6
# Columns of an export that tell of a field of the model; the rest of the fields no export holds.
EXPORTED = {
    F.CASE_NUMBER: "case_number", F.DATE: "date_first", F.COUNTRY: "country", F.PROVINCE: "province_text",
    F.PLACE: "place_text", F.DRUG: "drug", F.AMOUNT: "amount", F.UNIT: "unit", F.CONCEALMENT: "concealment",
    F.INSTALLATION: "installation", F.TRANSPORT: "transport", F.PRODUCING_COUNTRY: "producing_country",
    F.DEPARTURE: "departure_country", F.DESTINATION: "destination_country", F.ROUTING: "routing",
}  # fmt: skip
NOT_EXPORTED = {
    F.TRANSIT, F.AGENCY, F.SOURCE, F.REPORTING_CHANNEL, F.NARRATIVE, F.CONTAINER, F.GOODS, F.REGION,
    F.SUBREGION,
    F.COUNTRY_CODE, F.ROW_NUMBER,
}  # fmt: skip


@pytest.fixture(scope="module")
def sent(unlike_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return the store with one report decided to be a repeat of another, to be read only."""
    path = tmp_path_factory.mktemp("sent") / "sent.duckdb"
    path.write_bytes(unlike_path.read_bytes())
    with catalogue.open_store(path) as opened:
        catalogue.decide_duplicates(opened, [LEAD, REPEAT], "same", lead=LEAD)
        yield opened


def exported(one: Seized, line: int, number: int, language: str) -> Values:
    """Return the row of an export for the item of one line of a seizure."""
    item, told, place = one.items[line], one.told, one.place
    kg, source = FACTORS[item["factor_key"]] if item["factor_key"] else (None, None)
    ends = ("country", "departure_country", "destination_country", "producing_country")
    coded = ("transport", "concealment", "installation")
    return (
        {"seizure_id": one.number, "item_id": number, "routing": told["routing"]}
        | {
            key: told[key]
            for key in ("case_number", "date_first", "date_last", "date_precision", *ends, *coded)
        }
        | {f"{key}_name": name("country", told[key], language) for key in ends}
        | {f"{key}_name": name(key, told[key], language) for key in coded}
        | {f"{key}_text": cell(one, F(key), line) or None for key in coded}
        | {"departure_text": told["departure_text"], "destination_text": told["destination_text"]}
        | {"province": place["province"], "place_name": place[f"name_{language}"]}
        | {"province_text": cell(one, F.PROVINCE), "place_text": cell(one, F.PLACE)}
        | {"place_precision": place["precision"], "place_precision_km": place["precision_km"]}
        | {key: item[key] for key in ("drug", "unit", "amount", "mass_kg", "factor_key")}
        | {f"{key}_name": name(key, item[key], language) for key in ("drug", "unit")}
        | {f"{key}_text": cell(one, F(key), line) for key in ("drug", "unit", "amount")}
        | {"factor_kg": kg, "factor_source": source, "repeat_of": LEAD if one.number == REPEAT else None}
        | {"routes": ";".join(f"{tie[0]}:{tie[1]}" for tie in reversed(TIES.get(one.number, ()))) or None}
        | {"batch_id": batch_of(one.sheet), "file": one.sheet.name, "sheet": one.tab}
        | {"sender": one.sheet.sender, "sender_name": name("sender", one.sheet.sender, language)}
        | {"row_number": one.row_numbers[line], "handling": one.sheet.handling.value}
        | {"synthetic": one.sheet.synthetic}
    )


def expected_rows(language: str = "en") -> list[tuple[Seized, Values]]:
    """Return the rows of an export of everything, each with its seizure."""
    items = [(one, line) for one in SEIZED for line in range(len(one.items))]
    return [(one, exported(one, line, number, language)) for number, (one, line) in enumerate(items, start=1)]


def read_csv(path: Path) -> list[Values]:
    """Return the rows of a CSV."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def read_xlsx(path: Path) -> list[Values]:
    """Return the rows of a workbook under the codes that its last sheet gives its titles."""
    _, items, columns = openpyxl.load_workbook(path)
    header, *rows = items.iter_rows(values_only=True)
    codes = dict(list(columns.iter_rows(values_only=True))[1:])
    return [dict(zip((codes[title] for title in header), row, strict=True)) for row in rows]


def read_geojson(path: Path) -> list[Values]:
    """Return the properties of the features, each with its point."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [
        one["properties"] | {"point": one["geometry"] and tuple(one["geometry"]["coordinates"])}
        for one in features
    ]


def read_gpkg(path: Path) -> list[Values]:
    """Return the rows of a GeoPackage as the SQLite file that it is, each with its point."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    rows = [dict(row) for row in connection.execute("SELECT * FROM items ORDER BY seizure_id, item_id")]
    ((column, system),) = connection.execute("SELECT column_name, srs_id FROM gpkg_geometry_columns")
    connection.close()
    assert system == 4326
    for row in rows:
        row.pop("fid")
        blob = row.pop(column)
        # A header of 8 bytes, no envelope for a point; then byte order, kind, x, y (OGC 12-128r19, 2.1.3).
        row["point"] = blob and struct.unpack("<2d", blob[-16:])
    return rows


def read_kml(path: Path) -> list[Values]:
    """Return the data of the placemarks, each with its point; what has no value is left out of a KML."""
    found = []
    for mark in ET.parse(path).iter(f"{KML}Placemark"):  # noqa: S314  written a moment ago
        data: Values = {str(one.get("name")): one.text for one in mark.iter(f"{KML}SimpleData")}
        at = mark.find(f"{KML}Point/{KML}coordinates")
        data["point"] = None if at is None else tuple(float(part) for part in str(at.text).split(","))
        data["title"] = str(mark.findtext(f"{KML}name"))
        found.append(data)
    return found


def read_parquet(path: Path) -> list[Values]:
    """Return the rows of a Parquet file by another reader than the one that wrote it."""
    table = duckdb.connect().read_parquet(str(path))
    return [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]


READERS: dict[str, Callable[[Path], list[Values]]] = {
    "csv": read_csv, "xlsx": read_xlsx, "geojson": read_geojson, "gpkg": read_gpkg, "kml": read_kml,
    "parquet": read_parquet,
}  # fmt: skip


def agrees(found: Any, expected: Any) -> bool:
    """Tell whether a value that was read back, a text in some formats, is the one that was told."""
    if expected is None or expected == "":
        return found is None or found == ""
    if isinstance(expected, bool):
        return str(found).lower() in ({"true", "1"} if expected else {"false", "0"})
    if isinstance(expected, int | float):
        return float(found) == pytest.approx(expected)
    if isinstance(expected, dt.date):
        return str(found)[:10] == expected.isoformat()
    return bool(found == expected)


def test_every_format_of_an_export_has_a_reader() -> None:
    assert {*READERS} == {*catalogue.EXPORT_FORMS}


def test_an_export_is_compared_in_every_field_of_the_model() -> None:
    left_out = sorted(field.value for field in F if field not in {*EXPORTED, *NOT_EXPORTED})
    assert left_out == [], f"exports are not compared in: {', '.join(left_out)}"
    assert {*EXPORTED.values()} <= expected_rows()[0][1].keys()


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("form", READERS)
def test_an_export_has_every_value_of_every_item_in_its_column(
    sent: Store, tmp_path: Path, form: str, language: str
) -> None:
    path = tmp_path / f"out.{form}"
    catalogue.export_seizures(sent, EVERYTHING, form, path, language)
    found, expected = READERS[form](path), expected_rows(language)
    assert len(found) == len(expected)
    for row, (one, told) in zip(found, expected, strict=True):
        own = {key for key in row if key not in {"point", "title", "imported_at", "latitude", "longitude"}}
        assert own <= told.keys()
        assert form == "kml" or own == told.keys()
        wrong = {key: (row.get(key), value) for key, value in told.items() if not agrees(row.get(key), value)}
        assert wrong == {}
        lat, lon = row.get("latitude"), row.get("longitude")
        check_point((lon and float(lon), lat and float(lat)) if lat not in {None, ""} else None, one)
        if "point" in row:
            check_point(row["point"], one)
        if "title" in row:
            assert row["title"] == f"{told['date_first']} {told['drug_name']}"


def check_point(found: Any, one: Seized) -> None:
    """Compare a point, longitude first, with the one that a map gives the place of the seizure."""
    lat, lon = one.place["latitude"], one.place["longitude"]
    assert found == (None if lat is None else pytest.approx((lon, lat), abs=DEGREES))


def test_an_export_says_of_itself_what_it_holds(sent: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.geojson"
    result = catalogue.export_seizures(sent, EVERYTHING, "geojson", path)
    assert (result.cases, result.items, result.unconverted_items) == (11, 12, 3)
    assert result.mass_kg == pytest.approx(68.8887790175)
    assert (result.handling, result.synthetic) == (Handling.AMBER_STRICT, True)
    about = json.loads(path.read_text(encoding="utf-8"))["about"]
    told = {key: about[key] for key in ("Seizures", "Seized items", "kg equivalent of drugs")}
    assert told == {"Seizures": "11", "Seized items": "12", "kg equivalent of drugs": "68.8888 kg"}
    assert about["Items without a published factor (not in kg)"] == "3"
    assert about["Strictest handling code"] == "TLP:AMBER+STRICT"


def test_a_confirmed_repeat_is_left_out_where_repeats_are_merged(sent: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    catalogue.export_seizures(sent, Filters(duplicates="merged"), "csv", path)
    assert [int(row["seizure_id"]) for row in read_csv(path)] == [1, 2, 3, 4, 5, 7, 8, 9, 9, 10, 11]
