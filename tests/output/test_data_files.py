"""Tables to take away: a spreadsheet of either language opens them, and runs nothing of what they hold."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from catalogue.output import table_csv

TABLE = pd.DataFrame({"Отправитель": ["=HYPERLINK(1)", "ГТК; отдел", None], "kg": [0.5, 12.0, -3.25]})


@pytest.mark.parametrize(
    ("language", "separator", "numbers"),
    [("en", ",", ["0.5", "12.0", "-3.25"]), ("ru", ";", ["0,5", "12,0", "-3,25"])],
)
def test_a_table_has_the_signs_of_its_language(language: str, separator: str, numbers: list[str]) -> None:
    rows = list(csv.reader(io.StringIO(table_csv(TABLE, language).decode("utf-8-sig")), delimiter=separator))
    assert rows[0] == ["Отправитель", "kg"]
    assert [row[1] for row in rows[1:]] == numbers
    assert rows[2][0] == "ГТК; отдел"


def test_no_cell_of_a_table_is_a_formula() -> None:
    assert "\n'=HYPERLINK(1)" in table_csv(TABLE).decode("utf-8-sig")
