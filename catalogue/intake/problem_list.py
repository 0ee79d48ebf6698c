"""Problems of a table's rows and notes on its columns, collected; the problems come in the sheet's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from catalogue.problems import Severity, get_problem_kind

if TYPE_CHECKING:
    from catalogue.intake.distinct import BoolArray, Distinct
    from catalogue.intake.records import IntArray, Note

COLUMNS = ("code", "sheet", "row", "column", "value")


class ProblemList:
    """Collects the problems of one table.

    Parameters
    ----------
    sheet
        Name of the sheet.
    row_numbers
        Row in the sender's file of each position.
    """

    def __init__(self, sheet: str, row_numbers: IntArray) -> None:
        self._sheet, self._row_numbers = sheet, row_numbers
        self._positions: list[IntArray] = []
        self._parts: list[pd.DataFrame] = []
        self._refused: BoolArray = np.zeros(len(row_numbers), dtype=bool)
        self._notes: list[Note] = []

    def add(self, code: str, flagged: BoolArray, column: str, texts: Distinct | None = None) -> None:
        """Record problem `code` at each flagged position, with its cell's text if `texts` are given."""
        positions = np.flatnonzero(flagged).astype(np.int64)
        if not len(positions):
            return
        self._put(code, positions, column, texts.at(positions) if texts else "")

    def add_at(self, code: str, values: dict[int, str], column: str) -> None:
        """Record problem `code` at the positions that are the keys of `values`, each with its text."""
        if values:
            self._put(code, np.fromiter(values, dtype=np.int64), column, list(values.values()))

    @property
    def sheet(self) -> str:
        """Return the name of the sheet."""
        return self._sheet

    def tell(self, note: Note | None) -> None:
        """Record what was assumed of a whole column, if anything was; it is no problem of a row."""
        self._notes += [note] if note else []

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return what was told of whole columns."""
        return tuple(self._notes)

    def _put(self, code: str, positions: IntArray, column: str, values: list[str] | str) -> None:
        if get_problem_kind(code).severity is Severity.REFUSED:
            self._refused[positions] = True
        self._positions.append(positions)
        rows = self._row_numbers[positions]
        self._parts.append(
            pd.DataFrame({"code": code, "sheet": self._sheet, "row": rows, "column": column, "value": values})
        )

    def refused_rows(self) -> BoolArray:
        """Return for each position whether a problem refuses its row."""
        return self._refused.copy()

    def frame(self) -> pd.DataFrame:
        """Return the problems in the order of the sheet's rows: code, sheet, row, column, value."""
        if not self._parts:
            return pd.DataFrame(
                {name: pd.Series(dtype="int64" if name == "row" else "str") for name in COLUMNS}
            )
        joined = pd.concat(self._parts, ignore_index=True)
        order = np.argsort(np.concatenate(self._positions), kind="stable")
        return (
            joined.iloc[order]
            .reset_index(drop=True)
            .astype(dict.fromkeys(("code", "sheet", "column", "value"), "str"))
        )
