"""Whatever a sheet holds: every filled row is read once, and is accepted or refused with a reason."""

import io
import string
from contextlib import suppress

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue import intake
from catalogue.errors import FileError
from catalogue.problems import PROBLEM_KINDS, Severity
from tests.intake.builders import HEADER_RU, TODAY, csv_bytes

REFUSING = {code for code, kind in PROBLEM_KINDS.items() if kind.severity is Severity.REFUSED}
CELLS = st.one_of(
    st.sampled_from(
        [
            "",
            "",
            " ",
            "05.03.2024",
            "2024",
            "Таджикистан",
            "Narnia",
            "героин",
            "опий, гашиш",
            "1,5",
            "-3",
            "кг",
            "12 таб.",
        ]
    ),
    st.text(
        alphabet=string.printable.replace("\r", "").replace("\n", "") + "абвгдЖЩ№«»\u00a0\u2028", max_size=12
    ),
)
ROWS = st.lists(st.lists(CELLS, min_size=7, max_size=9), max_size=12)
TYPED = st.one_of(
    CELLS.filter(str.isprintable),
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.datetimes(),
    st.booleans(),
    st.none(),
)
CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check_accounts(content: bytes, name: str, filled: int) -> None:
    try:
        source = intake.read_file(content, name, unpacked_limit_mb=50, progress=None)
    except FileError:
        return
    read = skipped = 0
    for table in source.tables:
        layout = intake.understand(table, partly=True)
        result = intake.convert(table, layout, sender=None, today=TODAY, progress=None)
        refused = set(result.rows.loc[result.rows["refused"], "row_number"])
        told = set(result.problems.loc[result.problems["code"].isin(REFUSING), "row"])
        assert refused == told
        assert len(result.rows) == len(table.cells)
        assert set(result.items["row_index"]) == set(result.rows.index[~result.rows["refused"]])
        read += len(result.rows)
        skipped += len(table.skipped)
    if len(source.tables) == 1:
        assert read + skipped == filled


@CALM
@given(ROWS)
def test_a_text_file_loses_no_row(rows: list[list[str]]) -> None:
    cleaned = [[cell.replace(";", ",").replace('"', "'") for cell in row] for row in rows]
    filled = sum(any(cell.strip() for cell in row) for row in cleaned)
    check_accounts(csv_bytes([HEADER_RU, *cleaned]), "random.csv", filled)


@settings(CALM, max_examples=15)
@given(st.lists(st.lists(TYPED, min_size=7, max_size=8), max_size=10))
def test_a_workbook_loses_no_row(rows: list[list[object]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADER_RU)
    for row in rows:
        # openpyxl would store text that begins with "=" as a formula, which has no value to read.
        sheet.append([f"'{cell}" if isinstance(cell, str) and cell.startswith("=") else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    filled = sum(any(cell is not None and str(cell).strip() for cell in row) for row in rows)
    check_accounts(out.getvalue(), "random.xlsx", filled)


@CALM
@given(st.binary(max_size=2000))
def test_bytes_of_any_kind_are_read_or_refused(content: bytes) -> None:
    with suppress(FileError):
        assert intake.read_file(content, "any.csv", unpacked_limit_mb=5).size_bytes == len(content)
