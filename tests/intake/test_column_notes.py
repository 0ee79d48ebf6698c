"""What is assumed of a whole column is told: an unproven order of day and month, an unproven comma."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from catalogue import intake
from tests.intake.builders import TODAY, converted, csv_bytes, read

if TYPE_CHECKING:
    from catalogue.intake import Note

HEADER = ("Date", "Country", "Drug", "Quantity", "Unit")


def notes_of(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> dict[str, Note]:
    """Return the notes on the columns of a sheet by their codes."""
    result = converted(csv_bytes([header, *rows]), "april.csv")
    return {note.code: note for note in result.notes}


def row(date: str = "2023-05-06", amount: str = "2.5", unit: str = "g") -> tuple[str, ...]:
    return date, "Kyrgyzstan", "opium", amount, unit


def test_days_that_no_value_proves_are_told_with_what_was_assumed() -> None:
    note = notes_of(row("07/08/2023"), row("09/10/2023"), row("04/04/2023"))["order_of_day_and_month_assumed"]
    assert note.warning
    assert "column Date" in note.en
    assert "rows: 2, such as 07/08/2023" in note.en
    assert "столбец Date" in note.ru
    assert "строк: 2, например 07/08/2023" in note.ru


@pytest.mark.parametrize(
    "dates",
    [
        ("07/08/2023", "19/08/2023"),
        ("07/08/2023", "08/19/2023"),
        ("07.08.2023", "09.10.2023"),
        ("2023-07-08", "7 August 2023"),
        ("04/04/2023", "04/04/2023"),
    ],
)
def test_days_that_are_proven_or_leave_nothing_open_need_no_note(dates: tuple[str, str]) -> None:
    assert notes_of(*map(row, dates)) == {}


def test_days_that_contradict_each_other_are_told_too() -> None:
    notes = notes_of(row("07/08/2023"), row("19/08/2023"), row("08/19/2023"))
    assert "rows: 1, such as 07/08/2023" in notes["order_of_day_and_month_assumed"].en


def test_commas_that_could_part_thousands_are_told_with_what_was_read_and_what_to_write() -> None:
    note = notes_of(row(amount="3,750"), row(amount="21,500"), row(amount="40"))["decimal_comma_assumed"]
    assert note.warning
    assert "column Quantity" in note.en
    assert "rows: 2, such as 3,750" in note.en
    assert "3,750 as 3.75" in note.en
    assert "(3750)" in note.en
    assert "3,750 прочитано как 3,75" in note.ru


def test_commas_inside_cells_with_units_are_told_too() -> None:
    rows = [
        ("2023-05-06", "Kyrgyzstan", "opium", "3,750 g"),
        ("2023-05-06", "Kyrgyzstan", "opium", "12,000 г"),
    ]
    notes = notes_of(*rows, header=HEADER[:4])
    assert "rows: 2, such as 3,750" in notes["decimal_comma_assumed"].en


@pytest.mark.parametrize(
    "amounts",
    [("3,750", "2,5"), ("3,750", "1,234.5"), ("3,750", "2.5"), ("3 750", "0,250"), ("3750", "2.125")],
)
def test_commas_that_are_proven_or_are_none_need_no_note(amounts: tuple[str, str]) -> None:
    assert notes_of(*(row(amount=amount) for amount in amounts)) == {}


def test_each_column_of_amounts_is_told_by_itself() -> None:
    header = ("Date", "Country", "Heroin, g", "Opium, g")
    rows = [("2023-05-06", "Kyrgyzstan", "3,750", "2,5"), ("2023-05-06", "Kyrgyzstan", "8,125", "4,250")]
    result = converted(csv_bytes([header, *rows]))
    assert ["Heroin, g" in note.en for note in result.notes] == [True]


def test_a_file_of_several_tables_tells_of_each() -> None:
    header = list(HEADER)
    blank = [""] * 5
    other = [*header[:3], "Weight", "Unit"]
    content = csv_bytes([header, row(amount="3,750"), blank, other, row(amount="4,250")])
    source = read(content)
    tables = intake.convert_file(source, sender=None, today=TODAY, progress=None)
    assert len(source.tables) == 2
    assert [note.code for note in tables.notes] == ["decimal_comma_assumed"] * 2
