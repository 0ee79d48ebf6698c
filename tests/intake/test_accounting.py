"""Whatever a sheet holds: every filled row is read once, and is accepted or refused with a reason."""

import io
import string
from collections.abc import Sequence
from contextlib import suppress

import openpyxl
from hypothesis import HealthCheck, Phase, example, given, settings
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
# Without the last phase, shrinking: it may take minutes, and a failing row tells enough as it is.
CALM = settings(
    max_examples=60,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
# Rows that a reader could take for something else than data, and characters that end a line elsewhere.
ODD_CELLS = st.sampled_from(
    (
        *("Итого", "Всего:", "total", "Сведения за 2023 год", "Март", "Казахстан", "Примечание: нет", "Дата"),
        *(
            "1",
            "2",
            "3",
            "4",
            "5",
            "#",
            "-",
            "...",
            "=1+1",
            "№ п/п",
            "x\x85y",
            "a\x1cb",
            "\x0b",
            "\x0c",
            "\ufeff",
        ),
        *("\u2028", "\t", "a\tb", "\x00", "\x1a", "#N/A"),
    )
)
ODD_ROWS = st.lists(
    st.one_of(
        st.lists(st.one_of(CELLS, ODD_CELLS), min_size=7, max_size=9),
        st.just(list(HEADER_RU)),
        st.just([str(number) for number in range(1, 8)]),
        ODD_CELLS.map(lambda cell: [cell, *[""] * 6]),
        ODD_CELLS.map(lambda cell: ["Итого", "", "", "", cell, "5", "кг"]),
    ),
    max_size=12,
)


def check_accounts(content: bytes, name: str, filled: list[int]) -> None:
    """Check that each of the `filled` rows is a row of one table, of its header, or told as skipped."""
    try:
        source = intake.read_file(content, name, unpacked_limit_mb=50, progress=None)
    except FileError:
        return
    accounted: list[int] = []
    for table in (*source.tables, *source.left_out):
        accounted += [*table.header_rows, *table.row_numbers.tolist()]
        accounted += [row.row_number for row in table.skipped]
    assert sorted(accounted) == filled
    for table in source.tables:
        layout = intake.understand(table, partly=True)
        result = intake.convert(table, layout, sender=None, today=TODAY, progress=None)
        refused = set(result.rows.loc[result.rows["refused"], "row_number"])
        told = set(result.problems.loc[result.problems["code"].isin(REFUSING), "row"])
        assert refused == told
        assert len(result.rows) == len(table.cells)
        assert set(result.items["row_index"]) == set(result.rows.index[~result.rows["refused"]])


def filled_rows(rows: Sequence[Sequence[object]]) -> list[int]:
    """Return the numbers of the rows that hold more than white space."""
    return [
        number
        for number, row in enumerate(rows, 1)
        if any(cell is not None and str(cell).strip() for cell in row)
    ]


# Once the row of figures was taken for a second header, and the row above it was lost.
@CALM
@given(st.one_of(ROWS, ODD_ROWS))
@example([["", "", "", "", "", "", "05.03.2024"], ["1", "2", "3", "4", "5", "6", "7"]])
@example([["Итого", "", "", "", ":", "5", "кг"], list(HEADER_RU), ["", "", "", "", "", "", "05.03.2024"]])
def test_a_text_file_loses_no_row(rows: list[list[str]]) -> None:
    cleaned = [HEADER_RU, *([cell.replace(";", ",").replace('"', "'") for cell in row] for row in rows)]
    check_accounts(csv_bytes(cleaned), "random.csv", filled_rows(cleaned))


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
    check_accounts(out.getvalue(), "random.xlsx", filled_rows([HEADER_RU, *rows]))


@CALM
@given(st.binary(max_size=2000))
def test_bytes_of_any_kind_are_read_or_refused(content: bytes) -> None:
    with suppress(FileError):
        assert intake.read_file(content, "any.csv", unpacked_limit_mb=5).size_bytes == len(content)
