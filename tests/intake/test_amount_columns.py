"""Which column is the amount, and in which unit: counts, hours, points of the map and money are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import intake
from catalogue.intake.header_parts import find_header_unit
from catalogue.intake.header_words import OTHER_FIGURES, find_header_code, is_known_header
from catalogue.intake.other_figures import are_other_figures
from catalogue.model import SeizureField
from tests.intake.builders import TODAY, converted, csv_bytes, read

START = ("Дата", "Страна", "Наркотик")
ROWS = (("14.02.2022", "Узбекистан", "опий"), ("15.02.2022", "Узбекистан", "героин"))


def sheet(*columns: tuple[str, str, str]) -> bytes:
    """Return a sheet of two seizures with further columns, each a header and its two cells."""
    header = [*START, *(column[0] for column in columns)]
    rows = [[*row, *(column[place] for column in columns)] for place, row in enumerate(ROWS, 1)]
    return csv_bytes([header, *rows])


def amounts(content: bytes, change: intake.LayoutChange | None = None) -> list[tuple[float, str | None]]:
    """Return amount and unit of every item of a sheet."""
    table = read(content).tables[0]
    layout = intake.understand(table) if change is None else intake.apply_change(table, change)
    items = intake.convert(table, layout, sender=None, today=TODAY, progress=None).items
    return list(zip(items["amount"], items["unit"].where(items["unit"].notna(), None), strict=True))


@pytest.mark.parametrize(
    "header",
    [
        "Количество лиц",
        "Кол-во задержанных, чел.",
        "Задержано, чел.",
        "Число фактов",
        "Количество уголовных дел",
        "Кол-во упаковок",
        "Количество пакетов",
        "Количество тайников",
        "Кол-во мест",
        "Количество изъятий",
        "Number of persons",
        "Number of heroin cases",
        "Persons arrested",
        "No. of packages",
        "Count of events",
        "Hour",
        "Время",
        "Широта",
        "Longitude",
        "lat",
        "Стоимость, сом",
        "Street value",
        "Чистота, %",
    ],
)
def test_a_count_an_hour_a_point_or_money_is_never_the_amount(header: str) -> None:
    content = sheet((header, "41.5", "69.25"), ("Масса", "3 кг", "700 г"))
    assert amounts(content) == [(3, "kg"), (700, "g")]


def test_a_count_is_kept_as_text_and_says_why() -> None:
    table = read(sheet(("Количество лиц", "2", "4"), ("Масса", "3 кг", "700 г"))).tables[0]
    column = intake.understand(table).columns[3]
    assert (column.field, column.withheld, column.sure) == (None, False, True)
    assert column.reason.code == "other_figures"


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Количество таблеток", "amount"),
        ("Number of tablets", "amount"),
        ("Количество изъятого", "amount"),
        ("Количество изъятых наркотических средств", "amount"),
        ("Количество", "amount"),
        ("Время изъятия", "date"),
        ("Место изъятия", "place"),
        ("№ дела", "case_number"),
        ("Число", "date"),
    ],
)
def test_headers_that_only_sound_like_counts_keep_their_meaning(header: str, meaning: str) -> None:
    assert find_header_code(header) == meaning


@pytest.mark.parametrize(
    "header", ["автомобиль", "пакет", "контейнер", "По статье 228", "на сумму 5 000 тенге", "Time Square"]
)
def test_a_cell_of_data_is_no_header_because_of_such_words(header: str) -> None:
    assert not is_known_header(header)


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Вес кг", "кг"),
        ("Количество кг", "кг"),
        ("вес гр", "гр"),
        ("Изъято кг", "кг"),
        ("Weight kg", "kg"),
        ("Kilograms seized", "kilograms"),
        ("Масса вещества г", "г"),
        ("Вес кг нетто", "кг"),
        ("Вес кг без упаковки", "кг"),
        ("Количество таблеток", "таблеток"),
        ("Количество / кг", "кг"),
        ("Вес, кг / Weight, kg", "kg"),
        ("Изъято (кг) / таблетки (шт)", "таблетки"),
        ("Изъято за 2023 г, кг", "кг"),
        ("Изъято в 2023 г.", None),
        ("Вес (кг, г)", None),
        ("Вес кг/г", None),
        ("Вес, кг / г", None),
        ("Количество (кг, шт)", None),
        ("Количество", None),
    ],
)
def test_a_header_names_its_unit_however_it_is_written_and_none_where_it_names_two(
    header: str, unit: str | None
) -> None:
    assert find_header_unit(header) == unit


@pytest.mark.parametrize("header", ["Вес кг", "Изъято кг", "Weight kg", "Количество кг"])
def test_a_unit_in_the_header_without_a_comma_counts(header: str) -> None:
    assert amounts(sheet((header, "3,5", "12"))) == [(3.5, "kg"), (12, "kg")]


def test_two_units_in_a_header_leave_the_amount_without_a_unit() -> None:
    result = converted(sheet(("Вес (кг/г)", "3,5", "700")))
    assert result.items["unit"].isna().all()
    assert result.problems["code"].tolist() == ["unit_missing"] * 2


@pytest.mark.parametrize(
    "cells",
    [("21", "09"), ("3", "1"), ("2019", "2021"), ("17", "18"), ("43.2501", "42.8746"), ("-8.05", "-7.5")],
)
def test_a_number_under_an_unknown_header_is_no_amount_where_it_may_be_something_else(
    cells: tuple[str, str],
) -> None:
    table = read(sheet(("Поле А", *cells), ("Поле Б", "3,5", "2500"))).tables[0]
    assert [use.field for use in intake.understand(table).columns[3:]] == [None, SeizureField.AMOUNT]
    alone = read(sheet(("Поле А", *cells))).tables[0]
    assert intake.missing_fields(intake.understand(alone, partly=True)) == (SeizureField.AMOUNT,)


def test_of_two_columns_of_numbers_under_unknown_headers_neither_is_guessed() -> None:
    table = read(sheet(("Поле А", "3,5", "2500"), ("Поле Б", "7,5", "310"))).tables[0]
    layout = intake.understand(table, partly=True)
    assert intake.missing_fields(layout) == (SeizureField.AMOUNT,)
    assert [use.reason.code for use in layout.columns[3:]] == ["amount_unclear"] * 2
    assert not layout.columns[3].sure


def test_a_unit_beside_it_or_in_its_header_tells_which_of_two_columns_is_the_amount() -> None:
    beside = sheet(("Поле А", "3,5", "2500"), ("Поле Б", "7", "3"), ("Ед. изм.", "кг", "кг"))
    assert amounts(beside) == [(7, "kg"), (3, "kg")]
    inside = sheet(("Поле А", "3,5", "2500"), ("Поле Б (кг)", "7", "3"))
    assert amounts(inside) == [(7, "kg"), (3, "kg")]


def test_the_only_column_of_numbers_is_the_amount_and_a_note_says_that_this_is_a_guess() -> None:
    result = converted(sheet(("Поле А", "3,5", "2500")), "guess.csv")
    (note,) = result.notes
    assert (note.code, note.warning) == ("amount_column_guessed", True)
    assert "column Поле А" in note.en
    assert "столбец Поле А" in note.ru
    assert result.items["amount"].tolist() == [3.5, 2500]


def test_a_column_that_its_header_tells_displaces_a_guess_and_needs_no_note() -> None:
    result = converted(sheet(("Поле А", "3,5", "2500"), ("Вес, кг", "", "8")))
    assert result.items["amount"].tolist()[1] == 8
    assert result.problems["code"].tolist() == ["amount_missing"]
    assert result.notes == ()


@pytest.mark.parametrize("first", ["Поле А", "Вес, кг"])
def test_a_column_that_a_layout_names_comes_before_every_other(first: str) -> None:
    content = sheet((first, "3,5", "2500"), ("Поле Б", "7", "3"))
    change = intake.LayoutChange({"Поле Б": "amount"})
    assert [amount for amount, _ in amounts(content, change)] == [7, 3]


def test_a_layout_that_names_what_was_guessed_too_makes_it_a_choice() -> None:
    table = read(sheet(("Час", "21", "9"), ("Поле Б (кг)", "7", "3"))).tables[0]
    layout = intake.apply_change(table, intake.LayoutChange({"Поле Б (кг)": "amount"}))
    assert (layout.columns[4].reason.code, layout.columns[4].sure) == ("chosen", True)
    assert intake.convert(table, layout, sender=None, today=TODAY, progress=None).notes == ()


@pytest.mark.parametrize(
    ("gross", "net"),
    [
        ("Вес брутто, кг", "Вес нетто, кг"),
        ("Gross weight, kg", "Net weight, kg"),
        ("Вес, кг", "Масса нетто, кг"),
        ("Вес общий, кг", "Вес чистый, кг"),
    ],
)
def test_net_weight_counts_before_gross(gross: str, net: str) -> None:
    content = sheet((gross, "3,7", "9"), (net, "3,5", ""))
    assert amounts(content) == [(3.5, "kg"), (9, "kg")]


@given(st.lists(st.integers(0, 23), min_size=1))
def test_hours_are_no_amounts(hours: list[int]) -> None:
    assert are_other_figures([f"{hour:02d}" for hour in hours])


@given(st.integers(1, 10**6), st.integers(3, 40))
def test_numbers_in_a_row_are_no_amounts(first: int, length: int) -> None:
    assert are_other_figures([str(first + place) for place in range(length)])


@given(st.lists(st.floats(35, 56), min_size=1))
def test_latitudes_of_the_region_are_no_amounts(degrees: list[float]) -> None:
    written = [f"{degree:.5f}" for degree in degrees]
    assert are_other_figures(written)
    assert are_other_figures([text.replace(".", ",") for text in written])


@given(st.lists(st.integers(32, 1800), min_size=2, unique=True).map(lambda all_: sorted(all_, reverse=True)))
def test_weights_in_whole_grams_may_be_amounts(grams: list[int]) -> None:
    assert not are_other_figures(list(map(str, grams)))


@given(st.lists(st.text()))
def test_no_column_raises(values: list[str]) -> None:
    assert are_other_figures(values) in {True, False}


@given(st.text())
def test_no_header_raises_and_each_has_a_known_meaning(header: str) -> None:
    known = {field.value for field in SeizureField} | {"personal", OTHER_FIGURES, None}
    assert find_header_code(header) in known
    find_header_unit(header)
