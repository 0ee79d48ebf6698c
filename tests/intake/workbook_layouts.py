"""Layouts that only a workbook can have: merged cells, several sheets, hidden rows, typed cells."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl

from tests.intake.builders import HEADER_A, HEADER_B, ROW_A, add_sheet, book_bytes, ods_bytes, xlsx_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

ROW_B = (
    dt.date(2023, 4, 17),
    "Uzbekistan",
    "UZB",
    "Central Asia",
    "Asia",
    "Heroin",
    4.25,
    "Kilogram",
    "Termez",
    "Surxondaryo",
    "Border crossing point",
    "Commercial road",
    "Government",
    "Monitoring",
)


def public_layout_a() -> bytes:
    """Return the 16 columns of the public release, dates and amounts typed."""
    typed: list[object] = list(ROW_A)
    typed[5], typed[7] = dt.date(2015, 3, 14), 12.5
    return xlsx_bytes(Data=[HEADER_A, typed])


def public_layout_b() -> bytes:
    """Return the 14 columns, one sheet a year, with a sheet of notes before them."""
    later = (dt.datetime(2024, 1, 2), *ROW_B[1:6], 1200, "Gram", *ROW_B[8:])  # noqa: DTZ001 - a workbook knows no zones
    return xlsx_bytes(
        Notes=[["Notes on the data"], ["Seizures are reported by Member States."], ["Version 3"]],
        **{"2023": [HEADER_B, ROW_B], "2024": [HEADER_B, later, later]},
    )


def ru_two_level_header() -> bytes:
    """Return a header of two levels with merged cells under a title."""
    rows = [
        ["Сведения об изъятиях за март 2024 года", None, None, None, None, None],
        [None],
        ["№ п/п", "Дата изъятия", "Страна", "Изъятое наркотическое средство", None, None],
        [None, None, None, "вид", "количество", "ед. изм."],
        [1, 2, 3, 4, 5, 6],
        [1, dt.date(2024, 3, 5), "Таджикистан", "героин", 1.5, "кг"],
        [2, dt.date(2024, 3, 6), "Таджикистан", "опий", 300, "г"],
        ["ВСЕГО", None, None, None, 301.5, None],
    ]
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = add_sheet(book, "март", rows)
    for merged in ("A1:F1", "A3:A4", "B3:B4", "C3:C4", "D3:F3"):
        sheet.merge_cells(merged)
    return book_bytes(book)


def ru_three_level_drug_columns() -> bytes:
    """Return a column for each drug under a header of three levels."""
    rows = [
        ["Дата", "Страна", "Изъято", None, None],
        [None, None, "опийная группа", None, "каннабисная группа"],
        [None, None, "героин, кг", "опий, кг", "гашиш, г"],
        [dt.date(2024, 5, 1), "Кыргызстан", 0.8, None, 250],
        [dt.date(2024, 5, 2), "Кыргызстан", None, 3, None],
    ]
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = add_sheet(book, "Лист1", rows)
    for merged in ("A1:A3", "B1:B3", "C1:E1", "C2:D2"):
        sheet.merge_cells(merged)
    return book_bytes(book)


def ru_merged_case() -> bytes:
    """Return one case over two rows: date, country and case merged downwards, two drugs."""
    rows = [
        ["Номер дела", "Дата изъятия", "Страна", "Место изъятия", "Наркотик", "Вес, кг"],
        ["11/24", dt.date(2024, 3, 5), "Казахстан", "Хоргос", "героин", 1.5],
        [None, None, None, None, "опий", 2],
        ["12/24", dt.date(2024, 3, 6), "Казахстан", "Тараз", "гашиш", 3],
    ]
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = add_sheet(book, "Дела", rows)
    for column in "ABCD":
        sheet.merge_cells(f"{column}2:{column}3")
    return book_bytes(book)


def en_table_off_the_corner() -> bytes:
    """Return a table that starts in column C, row 5, with hidden rows and columns."""
    rows = [[None]] * 4 + [
        [None, None, "Date", "Country", "Drug", "Quantity", "Unit"],
        [None, None, dt.date(2024, 3, 5), "Tajikistan", "heroin", 1.5, "kg"],
        [None, None, dt.date(2024, 3, 6), "Tajikistan", "opium", 2, "kg"],
    ]
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = add_sheet(book, "Sheet1", rows)
    sheet.row_dimensions[7].hidden = True
    sheet.column_dimensions["D"].hidden = True
    return book_bytes(book)


def ru_two_tables_on_a_sheet() -> bytes:
    """Return two tables of different columns, one below the other, with a table of totals after them."""
    rows = [
        ["Таблица 1. Героин"],
        ["Дата изъятия", "Страна", "Наркотик", "Количество", "Ед. изм."],
        [dt.date(2024, 3, 5), "Таджикистан", "героин", 1.5, "кг"],
        [dt.date(2024, 3, 6), "Таджикистан", "героин", 2.5, "кг"],
        [None],
        ["Таблица 2. Гашиш"],
        ["Страна", "Дата изъятия", "Место изъятия", "Наркотик", "Вес, г"],
        ["Кыргызстан", dt.date(2024, 3, 7), "Ош", "гашиш", 300],
    ]
    totals = [["Страна", "Случаев", "Всего, кг"], ["Таджикистан", 2, 4], ["Кыргызстан", 1, 0.3]]
    return xlsx_bytes(Изъятия=rows, Свод=totals)


def ru_country_subheadings_merged() -> bytes:
    """Return sub-headings merged across the table, some of them without a value of any field."""
    rows = [
        ["Дата изъятия", "Наркотик", "Количество", "Ед. изм."],
        ["Республика Таджикистан", None, None, None],
        ["По данным таможенной службы", None, None, None],
        [dt.date(2024, 3, 5), "героин", 1.5, "кг"],
        ["Кыргызская Республика", None, None, None],
        [dt.date(2024, 3, 6), "гашиш", 300, "г"],
    ]
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = add_sheet(book, "Лист1", rows)
    for row in (2, 3, 5):
        sheet.merge_cells(f"A{row}:D{row}")
    return book_bytes(book)


def en_open_document() -> bytes:
    """Return an .ods file whose cells are all text."""
    return ods_bytes(
        [
            ("Date", "Country", "Drug", "Quantity", "Unit"),
            ("2024-03-05", "Turkmenistan", "Opium", "1.5", "kg"),
            ("2024-03-06", "Turkmenistan", "Heroin & co", "200", "g"),
        ]
    )


WORKBOOKS: dict[str, Callable[[], bytes]] = {
    f"{function.__name__}{'.ods' if function is en_open_document else '.xlsx'}": function
    for function in (
        public_layout_a,
        public_layout_b,
        ru_two_level_header,
        ru_three_level_drug_columns,
        ru_merged_case,
        en_table_off_the_corner,
        ru_two_tables_on_a_sheet,
        ru_country_subheadings_merged,
        en_open_document,
    )
}
