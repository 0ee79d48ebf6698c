"""Where a table ends and the next begins: no row of either is taken for something else."""

from __future__ import annotations

from tests.intake.builders import HEADER_RU, ROW_RU, csv_bytes, read

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
