"""Text files are read in whatever encoding, delimiter and quoting they come; no record is left out."""

import gzip

import pytest

from tests.intake.builders import HEADER_RU, ROW_RU, converted, csv_bytes, read, zip_bytes

ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1251",
    "cp866",
    "koi8-r",
    "mac_cyrillic",
)
# The sign for "number" is in no Cyrillic encoding but cp1251.
HEADER = ("п/п", *HEADER_RU[1:])


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_cyrillic_file_reads_the_same_in_every_encoding(encoding: str) -> None:
    table = read(csv_bytes([HEADER, ROW_RU, ROW_RU], encoding=encoding)).tables[0]
    assert table.headers == HEADER
    assert table.cells.iloc[0].tolist() == list(ROW_RU)


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "koi8-r", "mac_cyrillic"])
def test_a_guessed_encoding_is_told(encoding: str) -> None:
    notes = read(csv_bytes([HEADER, ROW_RU], encoding=encoding)).tables[0].notes
    assert [note.code for note in notes] == ["encoding_guessed"]
    assert encoding in notes[0].text("ru")


def test_utf8_cut_in_the_middle_of_a_letter_stays_utf8() -> None:
    content = csv_bytes([HEADER, *[ROW_RU] * 30])
    table = read(content[:-3]).tables[0]
    assert table.cells[2].unique().tolist() == ["Таджикистан"]
    assert [note.code for note in table.notes] == ["letters_unreadable"]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_the_delimiter_is_found_among_decimal_commas(delimiter: str) -> None:
    assert read(csv_bytes([HEADER, ROW_RU, ROW_RU], delimiter)).tables[0].headers == HEADER


def test_commas_delimit_where_quotes_guard_decimal_commas() -> None:
    content = b'Date,Country,Drug,Amount,Unit\n2024-03-05,Tajikistan,Heroin,"1,5",kg\n'
    assert converted(content).items["amount"].tolist() == [1.5]


def test_a_first_line_that_names_the_delimiter_is_no_row_but_counts_in_row_numbers() -> None:
    table = read(b"sep=;\r\n" + csv_bytes([HEADER, ROW_RU])).tables[0]
    assert table.headers == HEADER
    assert table.row_numbers.tolist() == [3]


def test_row_numbers_count_blank_lines_and_records_with_line_breaks_once() -> None:
    content = (
        'Дата;Страна;Наркотик;Вес, кг;Место\n05.03.2024;Таджикистан;героин;1;"Пяндж,\nрынок"\n\n'.encode()
    )
    content += "06.03.2024;Таджикистан;опий;2;Ош\n".encode()
    table = read(content).tables[0]
    assert table.row_numbers.tolist() == [2, 4]
    assert table.cells[4].tolist() == ["Пяндж,\nрынок", "Ош"]


def test_rows_with_too_few_cells_are_padded_and_with_too_many_keep_them() -> None:
    result = converted(csv_bytes([HEADER, ROW_RU[:6], (*ROW_RU, "ещё", "", "одна")]))
    assert list(result.rows["cells"][0]) == [*ROW_RU[:6], ""]
    assert list(result.rows["cells"][1]) == [*ROW_RU, "ещё", "", "одна"]
    beyond = result.problems[result.problems["code"] == "cells_beyond_header"]
    assert beyond["value"].tolist() == ["ещё | одна"]


def test_a_quotation_mark_that_is_never_closed_loses_no_row() -> None:
    rows = [list(ROW_RU) for _ in range(40)]
    rows[5][4] = '"Героин'
    rows[30][4] = 'Опий 5"'
    table = read(csv_bytes([HEADER, *rows])).tables[0]
    assert len(table.cells) == 40
    assert [table.cells[len(HEADER) - 1].tolist()[row] for row in (4, 5, 6)] == [ROW_RU[-1]] * 3
    assert [note.code for note in table.notes] == ["quotes_mended"]


def test_quotation_marks_that_are_never_closed_are_counted() -> None:
    rows = [list(ROW_RU) for _ in range(80)]
    for opened, closed in ((5, 30), (45, 70)):
        rows[opened][4] = '"Героин'
        rows[closed][4] = 'Опий 5"'
    table = read(csv_bytes([HEADER, *rows])).tables[0]
    assert len(table.cells) == 80
    assert [(note.en[:2], note.ru[:21]) for note in table.notes] == [("2 ", "Незакрытых кавычек: 2")]


def test_a_row_of_a_hundred_thousand_cells_does_not_widen_the_table() -> None:
    table = read(csv_bytes([HEADER, *[ROW_RU] * 300, ("x",) * 100_000])).tables[0]
    assert len(table.headers) == len(HEADER)
    assert len(table.extra[300]) == 100_000 - len(HEADER)


@pytest.mark.parametrize("packed", [gzip.compress, lambda content: zip_bytes(a__csv=content)])
def test_a_packed_file_reads_like_the_plain_one(packed: object) -> None:
    plain = csv_bytes([HEADER, ROW_RU])
    assert read(packed(plain), "a.csv.gz").tables[0].cells.equals(read(plain).tables[0].cells)  # type: ignore[operator]


def test_every_file_of_an_archive_becomes_a_sheet_of_its_name() -> None:
    content = csv_bytes([HEADER, ROW_RU])
    source = read(zip_bytes(a__csv=content, **{"sub/b__csv": content}), "both.zip")
    assert [table.sheet for table in source.tables] == ["a.csv", "sub/b.csv"]


def test_the_digest_is_of_the_bytes_as_uploaded() -> None:
    content = gzip.compress(csv_bytes([HEADER, ROW_RU]), mtime=0)
    source = read(content, "a.csv.gz")
    assert source.size_bytes == len(content)
    assert len(source.sha256) == 64
    assert source.sha256 != read(csv_bytes([HEADER, ROW_RU])).sha256


def test_a_line_break_in_quotes_stays_in_its_cell_where_the_row_is_too_wide() -> None:
    wide = ["", '"line', 'break"', "", "", "", "", ""]
    content = csv_bytes([HEADER_RU, ROW_RU]) + f"{wide[0]};{wide[1]}\n{wide[2]};;;;;;x\r\n".encode()
    table = read(content).tables[0]
    assert table.row_numbers.tolist() == [2, 3]
    assert table.cells[1].tolist()[1] == "line\nbreak"
