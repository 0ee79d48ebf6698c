"""The same record has the same fingerprint in every form of file, another record another."""

import datetime as dt
import gzip

import pytest

from tests.intake.builders import HEADER_A, HEADER_RU, ROW_A, ROW_RU, converted, csv_bytes, xlsx_bytes


def prints(content: bytes, sender: str | None = None) -> list[str]:
    return converted(content, sender=sender).rows["fingerprint"].tolist()


PLAIN = csv_bytes([HEADER_A, ROW_A])


def test_a_fingerprint_is_thirty_two_hexadecimal_digits() -> None:
    (fingerprint,) = prints(PLAIN)
    assert len(fingerprint) == 32
    assert int(fingerprint, 16) > 0


def test_a_packed_file_and_a_typed_workbook_give_the_same_fingerprint() -> None:
    typed: list[object] = list(ROW_A)
    typed[5], typed[7] = dt.datetime(2015, 3, 14), 12.5  # noqa: DTZ001 - a workbook knows no zones
    assert prints(gzip.compress(PLAIN)) == prints(PLAIN)
    assert prints(xlsx_bytes(Data=[HEADER_A, typed])) == prints(PLAIN)


def test_the_order_of_columns_does_not_matter() -> None:
    assert prints(csv_bytes([HEADER_A[::-1], ROW_A[::-1]])) == prints(PLAIN)


@pytest.mark.parametrize("text", ["12.50", "12,5", " 12.5 ", "12.500000000000002"])
def test_the_writing_of_a_number_does_not_matter(text: str) -> None:
    assert prints(csv_bytes([HEADER_A, [*ROW_A[:7], text, *ROW_A[8:]]])) == prints(PLAIN)


def test_the_writing_of_a_date_does_not_matter() -> None:
    assert prints(csv_bytes([HEADER_A, [*ROW_A[:5], "14.03.2015", *ROW_A[6:]]])) == prints(PLAIN)


@pytest.mark.parametrize("place", range(len(ROW_A)))
def test_every_cell_counts(place: int) -> None:
    changed = [*ROW_A[:place], "7", *ROW_A[place + 1 :]]
    assert prints(csv_bytes([HEADER_A, changed])) != prints(PLAIN)


def test_an_unmapped_column_counts_and_the_number_of_the_row_does_not() -> None:
    header = (*HEADER_RU, "Прочее")
    one, two, three = (("1", *ROW_RU[1:], "а"), ("2", *ROW_RU[1:], "а"), ("1", *ROW_RU[1:], "б"))
    first, second, third = prints(csv_bytes([header, one, two, three]))
    assert first == second
    assert first != third


def test_a_withheld_column_leaves_no_trace() -> None:
    rows = [(*ROW_RU, "Иванов Иван Иванович"), (*ROW_RU, "Петров Пётр Петрович")]
    first, second = prints(csv_bytes([(*HEADER_RU, "ФИО"), *rows]))
    assert first == second


def test_another_sender_is_another_report() -> None:
    assert prints(PLAIN, "KZ-MVD") != prints(PLAIN, "RU-FTS")


def test_cells_beyond_the_header_count() -> None:
    first, second = prints(csv_bytes([HEADER_A, [*ROW_A, "x"], [*ROW_A, "y"]]))
    assert first != second
