"""Where a table ends and the next begins: no row of either is taken for something else."""

from __future__ import annotations

import pytest

from catalogue import intake
from catalogue.errors import FileKindError
from catalogue.model import SeizureField
from tests.intake.builders import (
    HEADER_RU,
    ROW_RU,
    TODAY,
    converted,
    csv_bytes,
    read,
    xlsx_bytes,
    zip_bytes,
)

HEADER_OF_FOUR = ("Дата изъятия", "Страна", "Наркотик", "Количество")
ROW_OF_FOUR = ("06.03.2024", "Таджикистан", "Опий", "2 кг")


def test_the_rows_of_a_narrow_table_are_no_titles_of_a_wider_one_below() -> None:
    rows = [HEADER_OF_FOUR, ROW_OF_FOUR, ROW_OF_FOUR, ["", "", "", ""], HEADER_RU, ROW_RU]
    first, second = read(csv_bytes(rows)).tables
    assert first.row_numbers.tolist() == [2, 3]
    assert second.row_numbers.tolist() == [6]
    assert (first.skipped, second.skipped) == ((), ())


def test_figures_and_dashes_are_no_header_of_a_further_table() -> None:
    blank = ["", "", "", "", "", "", "-"]
    table = read(csv_bytes([HEADER_RU, ROW_RU, blank, ["1", "-", "2", "-", "3", "-", "4"]])).tables[0]
    assert table.row_numbers.tolist() == [2, 3, 4]


def test_an_empty_table_with_the_same_header_is_told_beside_the_filled_one() -> None:
    blank = ["", "", ""]
    source = read(csv_bytes([HEADER_RU, ROW_RU, blank, ["Таблица 2"], HEADER_OF_FOUR]))
    assert [table.row_numbers.tolist() for table in source.tables] == [[2]]
    assert [note.code for note in source.notes] == ["table_skipped"]
    assert [table.header_rows for table in source.left_out] == [(5,)]


def test_a_stray_zero_byte_is_no_sign_of_another_encoding() -> None:
    source = read(csv_bytes([HEADER_RU, ROW_RU, ["2\x00", *ROW_RU[1:]]]))
    assert source.tables[0].headers == HEADER_RU
    assert source.tables[0].row_numbers.tolist() == [2, 3]


def test_pictures_and_letters_beside_a_table_in_an_archive_are_told_and_left_out() -> None:
    source = read(
        zip_bytes(
            photo__jpg=b"\xff\xd8\xff" + bytes(99),
            march__csv=csv_bytes([HEADER_RU, ROW_RU]),
            letter__pdf=b"%PDF-1.7",
            empty__csv=b"",
        ),
        "march.zip",
    )
    assert [table.row_numbers.tolist() for table in source.tables] == [[2]]
    assert [note.code for note in source.notes] == ["file_skipped"] * 3
    assert [note.en.split(".")[0] for note in source.notes] == ["File photo", "File letter", "File empty"]


def test_an_archive_without_a_table_says_what_it_holds() -> None:
    with pytest.raises(FileKindError, match="JPEG"):
        read(zip_bytes(photo__jpg=b"\xff\xd8\xff" + bytes(99)), "photos.zip")


def test_the_delimiter_is_the_one_that_makes_headers_however_many_commas_the_texts_hold() -> None:
    text = "нашли, изъяли, описали, передали, составили, подписали, хранят"
    rows = [
        ("Фабула", "Дата", "Страна", "Наркотик", "Вес, г"),
        *[(text, "05.03.2024", "Иран", "опий", "5")] * 9,
    ]
    assert read(csv_bytes(rows)).tables[0].headers == rows[0]


def test_a_year_that_a_person_gives_completes_days_and_months() -> None:
    rows = [
        HEADER_OF_FOUR,
        ("05.03", "Таджикистан", "Опий", "2 кг"),
        ("7.11.", "Таджикистан", "Опий", "2 кг"),
    ]
    table = read(csv_bytes(rows)).tables[0]
    layout = intake.understand(table, constants={SeizureField.DATE: "2023"})
    result = intake.convert(table, layout, sender=None, today=TODAY, progress=None)
    assert [str(day) for day in result.seizures["date_first"]] == ["2023-03-05", "2023-11-07"]


def test_grams_beside_kilograms_are_one_weight_written_twice_where_they_say_so() -> None:
    header = ("Дата изъятия", "Страна", "Наркотик", "Вес, кг", "Вес, г")
    rows = [header, ("05.03.2024", "Иран", "опий", "1,5", "1500"), ("06.03.2024", "Иран", "опий", "", "20")]
    assert converted(csv_bytes(rows)).items["mass_kg"].tolist() == [1.5, 0.02]


def test_amounts_that_are_no_parts_of_one_are_items_of_their_own() -> None:
    rows = [
        HEADER_OF_FOUR,
        ("05.03.2024", "Иран", "опий", "10 г, 5 г"),
        ("05.03.2024", "Иран", "опий", "2 кг и 3 кг"),
    ]
    result = converted(csv_bytes(rows))
    assert result.items["mass_kg"].tolist() == [0.01, 0.005, 2, 3]
    assert len(result.seizures) == 2


@pytest.mark.parametrize("column", [40, 702, 16384])
def test_a_remark_far_beside_the_table_is_told_and_kept_with_its_row(column: int) -> None:
    far = [*ROW_RU, *[""] * (column - len(ROW_RU) - 1), "см. письмо"]
    result = converted(xlsx_bytes(Лист=[HEADER_RU, ROW_RU, far]), "far.xlsx")
    beyond = result.problems[result.problems["code"] == "cells_beyond_header"]
    assert beyond["value"].tolist() == ["см. письмо"]
    assert [cells[-1] for cells in result.rows["cells"]] == [ROW_RU[-1], "см. письмо"]
    assert len(result.rows["cells"][1]) == column


TOTALS_HEADER = ("Дата", "Страна", "Место", "Наркотик", "Вес, кг", "Примечание")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (2, "всего по республике"),
        (2, "по республике в целом"),
        (2, "Итого за 2024 год:"),
        (1, "Всего по области:"),
        (3, "ВСЕГО"),
        (2, "Total for the country"),
        (3, "total"),
    ],
)
def test_a_total_with_its_date_and_country_filled_is_told_and_no_seizure(place: int, text: str) -> None:
    row = ["2024", "Таджикистан", "г. Куляб", "героин", "3", ""]
    total = [*row[:place], text, *row[place + 1 :]]
    table = read(csv_bytes([TOTALS_HEADER, row, total, row])).tables[0]
    assert [(skipped.row_number, skipped.kind) for skipped in table.skipped] == [
        (3, intake.SkippedKind.TOTAL)
    ]
    assert table.row_numbers.tolist() == [2, 4]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (2, "Всего доброго, кафе"),
        (2, "Total fuel station"),
        (2, "Итоговый"),
        (5, "Всего изъято по делу три пакета"),
        (5, "итого по делу"),
        (3, "всего изъято 5 кг героина"),
    ],
)
def test_a_seizure_whose_texts_only_sound_like_a_total_stays_one(place: int, text: str) -> None:
    row = ["2024", "Таджикистан", "г. Куляб", "героин", "3", ""]
    like = [*row[:place], text, *row[place + 1 :]]
    table = read(csv_bytes([TOTALS_HEADER, row, like, row])).tables[0]
    assert table.skipped == ()
    assert table.row_numbers.tolist() == [2, 3, 4]
