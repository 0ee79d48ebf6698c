"""Three sheets without two equal values: what the command, a record and the lists of screens show."""

from __future__ import annotations

import json
import string
from typing import TYPE_CHECKING, Any

import pytest

import catalogue
from catalogue import EVERYTHING
from catalogue.cli import main
from catalogue.model import SeizureField as F
from pages.parts import records, session, tables
from tests.unlike.meaning import SEIZED, TIES
from tests.unlike.sheets import KEPT, WITHHELD
from tests.unlike.stores import DEGREES, batch_of, cell, raw_row_of, same, without
from tests.unlike.words import FACTORS, LATEST_FIRST, LINES, name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from catalogue import Store
    from tests.unlike.meaning import Seized, Values

BY_NUMBER = {one.number: one for one in SEIZED}
POINT = {"latitude", "longitude"}
# Kept of a row as text alone: no screen understands them. Those named here are compared as cells.
TEXT_ALONE = {F.TRANSIT, F.AGENCY, F.NARRATIVE, F.CONTAINER, F.GOODS, F.REGION, F.SUBREGION, F.ROW_NUMBER}
# Columns of places under the names that a list gives them.
PLACE_NAMES = {"place_en": "name_en", "place_ru": "name_ru", "place_precision": "precision"}


def place_facts(one: Seized, names: dict[str, str]) -> Values:
    """Return facts of a place under the names of an answer, with the texts it was read from."""
    texts = {"province_text": cell(one, F.PROVINCE), "place_text": cell(one, F.PLACE)}
    return texts | {own: one.place[theirs] for own, theirs in names.items()}


def near(found: Values, one: Seized) -> None:
    """Compare the point of a seizure with the one that a map gives its place."""
    for axis in sorted(POINT):
        expected = one.place[axis]
        assert found[axis] == (expected if expected is None else pytest.approx(expected, abs=DEGREES))


def listed(one: Seized) -> Values:
    """Return the line of `seizures --json` for a seizure, its point aside."""
    items = {f"{key}s": [item[key] for item in one.items] for key in ("drug", "amount", "unit")}
    told = (
        "date_precision",
        "country",
        "transport",
        "concealment",
        "departure_country",
        "destination_country",
    )
    return (
        {"seizure_id": one.number, "mass_kg": one.mass_kg, "batch_id": batch_of(one.sheet)}
        | {key: str(one.told[key]) for key in ("date_first", "date_last")}
        | {key: one.told[key] for key in told}
        | place_facts(one, PLACE_NAMES | {"province": "province", "precision_km": "precision_km"})
        | items
        | {"file": one.sheet.name, "synthetic": one.sheet.synthetic, "handling": one.sheet.handling.value}
        | {"sheet": one.tab, "row_number": one.row_numbers[0]}
    )


def test_the_command_lists_every_field_of_every_seizure_latest_first(
    unlike_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["seizures", "--json", "--store", str(unlike_path)]) == 0
    told = json.loads(capsys.readouterr().out)
    same(told["rows"], without([listed(BY_NUMBER[number]) for number in LATEST_FIRST], POINT), POINT)
    for row in told["rows"]:
        near(row, BY_NUMBER[row["seizure_id"]])
    # 12.5 + 2.114 + 0.0918 + 47.5 + 0.86 + 3.125 + 1.4506 + 1.2473790175 of drugs; 75 of a chemical apart.
    drugs = pytest.approx(68.8887790175)
    assert told["count"] == 11
    assert told["mass_kg"] == drugs
    assert told["mass_kg_by_kind"] == {"chemical": 75.0, "drug": drugs}
    units = {row["unit"]: (row["amount"], row["items"]) for row in told["unconverted"]}
    assert units == {"blotter": (19.0, 1), "capsule": (53.0, 1), "tablet": (640.0, 1)}


def test_seizures_are_counted_by_kind_of_item(unlike: Store) -> None:
    found = catalogue.find_seizures(unlike, EVERYTHING)
    assert {kind: one.cases for kind, one in found.by_kind.items()} == {"chemical": 1, "drug": 10}


def test_a_page_of_the_list_starts_where_the_one_before_ended(unlike: Store) -> None:
    pages = [catalogue.find_seizures(unlike, EVERYTHING, limit=4, offset=offset).rows for offset in (0, 4, 8)]
    assert [list(page["seizure_id"]) for page in pages] == [[9, 8, 10, 11], [5, 6, 7, 3], [2, 1, 4]]


def whole(one: Seized) -> Values:
    """Return the facts of a record, its point aside."""
    names = PLACE_NAMES | {
        "province": "province", "precision_km": "precision_km", "place_decision": "decision",
        "place_kind": "kind", "place_score": "score", "place_reason": "reason", "place_asserted": "asserted",
    }  # fmt: skip
    return (
        {"seizure_id": one.number, "batch_id": batch_of(one.sheet), "handling_rank": one.sheet.handling.rank}
        | {"raw_row_id": raw_row_of(one.sheet, one.lines[0]), "cells": one.sheet.kept(one.lines[0])}
        | one.told
        | place_facts(one, names)
        | {"file": one.sheet.name, "synthetic": one.sheet.synthetic, "handling": one.sheet.handling.value}
        | {"sheet": one.tab, "row_number": one.row_numbers[0]}
        | {"sender": one.sheet.sender, "layout": one.sheet.layout}
    )


def plain(value: Any) -> Any:
    """Return a value of a table of pandas as Python has it; None where it is missing."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if value.__class__.__name__ == "Timestamp":
        return value.date()
    return None if isinstance(value, float) and value != value else value  # noqa: PLR0124  a NaN differs from itself


@pytest.mark.parametrize("number", BY_NUMBER)
def test_a_record_has_every_fact_of_its_seizure(unlike: Store, number: int) -> None:
    found = {key: plain(value) for key, value in catalogue.get_seizure(unlike, number).seizure.items()}
    near(found, BY_NUMBER[number])
    given = POINT | {"place_id", "imported_at", "upload_sha256"}
    same([found], [whole(BY_NUMBER[number])], given)


@pytest.mark.parametrize("number", BY_NUMBER)
def test_a_record_has_every_fact_of_its_items(unlike: Store, number: int) -> None:
    one = BY_NUMBER[number]
    texts = {"drug_text": F.DRUG, "amount_text": F.AMOUNT, "unit_text": F.UNIT}
    expected = [
        item | {key: cell(one, field, line) for key, field in texts.items()}
        for line, item in enumerate(one.items)
    ]
    rows = catalogue.get_seizure(unlike, number).items.to_dict("records")
    same([{str(key): plain(value) for key, value in row.items()} for row in rows], expected, {"item_id"})


@pytest.mark.parametrize("number", BY_NUMBER)
def test_a_record_lists_its_routes_from_the_likeliest(unlike: Store, number: int) -> None:
    found = catalogue.get_seizure(unlike, number).routes
    keys = ["route", "share", "score", "reason", "standing"]
    assert [tuple(row) for row in found[keys].to_numpy()] == list(reversed(TIES.get(number, ())))
    assert not found["asserted"].any()


DATES = {
    1: "2014-03-05", 2: "2015-07", 3: "2016-03-12 - 2016-03-14", 4: "2013", 5: "2021-01-17", 6: "2020-11",
    7: "2019", 8: "2022-05-02 - 2022-05-06", 9: "2023-02-09", 10: "2022-03", 11: "2021-05-12 - 2021-05-14",
}  # fmt: skip
# What a record understands of a column, by the field that the column means.
UNDERSTOOD: dict[F, Callable[[Seized], str | None]] = {
    F.CASE_NUMBER: lambda one: one.told["case_number"],
    F.DATE: lambda one: DATES[one.number],
    F.COUNTRY: lambda one: one.told["country"],
    F.COUNTRY_CODE: lambda one: one.told["country"],
    F.PROVINCE: lambda one: one.place["province"],
    F.PLACE: lambda one: one.place["name_en"],
    F.DRUG: lambda one: one.items[0]["drug"],
    F.AMOUNT: lambda one: str(float(one.items[0]["amount"])),
    F.UNIT: lambda one: one.items[0]["unit"],
    F.CONCEALMENT: lambda one: one.told["concealment"],
    F.INSTALLATION: lambda one: one.told["installation"],
    F.TRANSPORT: lambda one: one.told["transport"],
    F.PRODUCING_COUNTRY: lambda one: one.told["producing_country"],
    F.DEPARTURE: lambda one: one.told["departure_country"],
    F.DESTINATION: lambda one: one.told["destination_country"],
    F.ROUTING: lambda one: one.told["routing"],
    F.SOURCE: lambda one: one.told["source"],
    F.REPORTING_CHANNEL: lambda one: one.told["reporting_channel"],
} | dict.fromkeys(TEXT_ALONE, lambda _: None)


def test_a_record_is_compared_in_every_field_of_the_model() -> None:
    left_out = sorted(field.value for field in F if field not in UNDERSTOOD)
    assert left_out == [], f"the record is not compared in: {', '.join(left_out)}"


@pytest.mark.parametrize("number", BY_NUMBER)
def test_a_record_shows_beside_each_cell_what_was_understood_of_it(unlike: Store, number: int) -> None:
    one = BY_NUMBER[number]
    letters = [*string.ascii_uppercase, *(f"A{letter}" for letter in string.ascii_uppercase)]
    expected = [
        ("", None, text, header, f"{letters[at]}{one.row_numbers[0]}")
        if meaning in {KEPT, WITHHELD}
        else (str(meaning), UNDERSTOOD[F(meaning)](one), text, header, f"{letters[at]}{one.row_numbers[0]}")
        for at, ((header, meaning), text) in enumerate(
            zip(one.sheet.columns, one.sheet.kept(one.lines[0]), strict=True)
        )
    ]
    fields = catalogue.get_seizure(unlike, number).fields
    assert [(one.field, one.value, one.original, one.header, one.cell) for one in fields] == expected


@pytest.fixture(params=["en", "ru"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the reader's language be each of the two."""
    monkeypatch.setattr(session, "language", lambda: request.param)
    return str(request.param)


def reads(number: int, language: str) -> tuple[str, str, str]:
    """Return date, kg and amounts of a seizure as a reader of the language sees them."""
    return LINES[number][("en", "ru").index(language)]


def place_line(one: Seized, language: str) -> str:
    """Return the place as a list shows it: by its own name, else as the sheet has it."""
    country = name("country", one.told["country"], language)
    return f"{one.place[f'name_{language}'] or cell(one, F.PLACE)}, {country}"


def test_the_list_of_seizures_shows_each_value_in_its_column(unlike: Store, language: str) -> None:
    shown = tables.seizure_table(catalogue.find_seizures(unlike, EVERYTHING).rows)
    expected = []
    for number in LATEST_FIRST:
        one, (date, mass, amount) = BY_NUMBER[number], reads(number, language)
        drugs = "; ".join(str(name("drug", item["drug"], language)) for item in one.items)
        transport = name("transport", one.told["transport"], language) or NOT_STATED[language]
        hidden = name("concealment", one.told["concealment"], language) or NOT_STATED[language]
        origin = f"{one.sheet.name}, {one.tab}, {one.row_numbers[0]}"
        expected.append([date, drugs, mass, place_line(one, language), amount, transport, hidden, origin])
    assert shown.to_numpy().tolist() == expected
    assert list(shown.columns) == HEADS[language]


NOT_STATED = {"en": "unknown", "ru": "неизвестно"}
HEADS = {
    "en": ["Date", "Drug", "kg equivalent", "Place", "Amount as reported", "Transport", "Concealment",
           "File, sheet, row"],
    "ru": ["Дата", "Наркотик", "Эквивалент в кг", "Место", "Количество в отчёте", "Транспорт",
           "Сокрытие", "Файл, лист, строка"],
}  # fmt: skip


def test_the_items_of_a_record_show_amount_kg_and_factor(unlike: Store, language: str) -> None:
    for one in SEIZED:
        shown = records.items_table(catalogue.get_seizure(unlike, one.number).items).to_numpy().tolist()
        _, mass, amounts = reads(one.number, language)
        assert [line[:3] for line in shown] == [
            [name("drug", item["drug"], language), cell(one, F.DRUG, line), amount]
            for (line, item), amount in zip(enumerate(one.items), amounts.split("; "), strict=True)
        ]
        assert [line[3] for line in shown] == ["–" if item["mass_kg"] is None else mass for item in one.items]
        for line, item in zip(shown, one.items, strict=True):
            published = item["factor_key"] and "2018" in FACTORS[item["factor_key"]][1]
            assert ("2018" in line[4]) == bool(published)


def test_the_fields_of_a_record_are_shown_in_words_beside_their_cells(unlike: Store, language: str) -> None:
    for one in SEIZED:
        shown = records.fields_table(catalogue.get_seizure(unlike, one.number)).to_numpy().tolist()
        told = [
            (header, text)
            for (header, _), text in zip(one.sheet.columns, one.sheet.kept(one.lines[0]), strict=True)
        ]
        assert [(line[3], line[2]) for line in shown] == told
        for line, (_, meaning) in zip(shown, one.sheet.columns, strict=True):
            if meaning in SHOWN_IN_WORDS:
                assert line[1] == SHOWN_IN_WORDS[meaning](one, language), (one.number, meaning)


def _named(kind: str, column: str) -> Callable[[Seized, str], str]:
    return lambda one, language: name(kind, one.told[column], language) or "–"


SHOWN_IN_WORDS: dict[Any, Callable[[Seized, str], str]] = {
    F.DATE: lambda one, language: reads(one.number, language)[0],
    F.COUNTRY: _named("country", "country"),
    F.COUNTRY_CODE: _named("country", "country"),
    F.PLACE: lambda one, language: one.place[f"name_{language}"] or "–",
    F.DRUG: lambda one, language: str(name("drug", one.items[0]["drug"], language)),
    F.AMOUNT: lambda one, language: (
        reads(one.number, language)[2].split("; ")[0].rpartition(" ")[0]
        if one.items[0]["unit"] != "blotter"
        else "19"
    ),
    F.UNIT: lambda one, language: str(name("unit", one.items[0]["unit"], language)),
    F.CONCEALMENT: _named("concealment", "concealment"),
    F.INSTALLATION: _named("installation", "installation"),
    F.TRANSPORT: _named("transport", "transport"),
    F.PRODUCING_COUNTRY: _named("country", "producing_country"),
    F.DEPARTURE: _named("country", "departure_country"),
    F.DESTINATION: _named("country", "destination_country"),
    F.ROUTING: _named("routing", "routing"),
    F.CASE_NUMBER: lambda one, _: one.told["case_number"],
    F.SOURCE: lambda one, _: one.told["source"],
    F.REPORTING_CHANNEL: lambda one, _: one.told["reporting_channel"],
} | dict.fromkeys([*TEXT_ALONE, KEPT, WITHHELD], lambda *_: "–")


def test_the_routes_of_a_record_are_shown_with_share_score_and_reason(
    unlike: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "language", lambda: "en")
    shown = records.routes_table(catalogue.get_seizure(unlike, 1).routes, {"TJFAR": "West", "DYPP": "East"})
    assert shown.to_numpy().tolist() == [
        ["TJFAR · West", "attributed", "62%", "0.41", "the place lies 28 km from the line"],
        ["DYPP · East", "outweighed", "12%", "0.31", "the place lies 37 km from the line"],
        ["KBLSHK · ", "outweighed", "11%", "0.21", "the place lies 39 km from the line"],
    ]


def test_the_consignments_list_holds_every_field(unlike: Store) -> None:
    rows = catalogue.list_consignments(unlike).to_dict("records")
    found = [{str(key): plain(value) for key, value in row.items()} for row in rows]
    expected = [
        {"seizure_id": one.number, "stated_by": None, "country": one.told["country"]}
        | {"date_first": one.told["date_first"]}
        | (one.consignment or {})
        for one in (BY_NUMBER[9], BY_NUMBER[10], BY_NUMBER[11])
    ]
    same(found, expected, {"stated_at"})
