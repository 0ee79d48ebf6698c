"""How narcotics are hidden, how carried, and which: cross-tables with what chance alone would give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from catalogue.store import read_selected
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from catalogue.filters import Filters
    from catalogue.store import Store

Dimension = Literal["concealment", "transport", "drug"]
VOCABULARIES: dict[Dimension, str] = {"concealment": "concealment", "transport": "transport", "drug": "drugs"}
# Below this expected count a residual says nothing.
# Source: Cochran (1954), "Some methods for strengthening the common chi-square tests", Biometrics 10.
SMALLEST_EXPECTED = 5.0
# Beyond this a cell differs from chance: the two-sided 5 % bound of the normal distribution.
NOTABLE_RESIDUAL = 1.96
_NOT_STATED = frozenset({"unknown", "none"})


@dataclass(frozen=True)
class CrossTable:
    """Seizures by two facts of theirs; rows and columns are vocabulary codes, the most frequent first.

    Attributes
    ----------
    counts
        Seizures that state both; one with several drugs counts once under each.
    expected
        What the totals of rows and columns give where both facts are independent.
    residuals
        Pearson: (count - expected) / sqrt(expected); missing where the expected count is below 5.
        Source: Agresti, "Categorical Data Analysis" (2002), 3.3.1.
    n
        Sum of the counts.
    not_stated
        Seizures (by drug, where that is one of the facts) that lack one of the facts.
    """

    rows: Dimension
    columns: Dimension
    counts: pd.DataFrame
    expected: pd.DataFrame
    residuals: pd.DataFrame
    n: int
    not_stated: int


def get_cross_table(
    store: Store, filters: Filters, rows: Dimension, columns: Dimension, *, families: bool = True
) -> CrossTable:
    """Return the seizures that `filters` mean by two facts, each by its family or as it was stated."""
    facts = _to_family("row", rows, families=families) | _to_family("column", columns, families=families)
    told = read_selected(store, "modus_operandi", filters, rows=rows, columns=columns, **facts)
    stated = told.dropna(subset=["row_family", "column_family"])
    table = stated.pivot_table("cases", "row_family", "column_family", "sum", fill_value=0)
    counts = _by_frequency(table.astype(int))
    expected = _expected(counts)
    residuals = ((counts - expected) / expected**0.5).where(expected >= SMALLEST_EXPECTED)
    n = int(counts.to_numpy().sum())
    return CrossTable(rows, columns, counts, expected, residuals, n, int(told["cases"].sum()) - n)


def get_method_years(store: Store, filters: Filters) -> pd.DataFrame:
    """Return year, cases, stated_cases (a concealment method is stated) of what `filters` mean."""
    return read_selected(store, "method_years", filters)


def _to_family(side: str, dimension: Dimension, *, families: bool) -> dict[str, list[str]]:
    """Return each code that says something, and the one it is counted under; the rest is not stated."""
    vocabulary = get_vocabulary(VOCABULARIES[dimension])
    codes = [code for code in vocabulary.codes() if code not in _NOT_STATED]
    tops = [vocabulary.with_ancestors(code)[-1] if families else code for code in codes]
    return {f"{side}_codes": codes, f"{side}_families": tops}


def _by_frequency(counts: pd.DataFrame) -> pd.DataFrame:
    rows = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    columns = counts.sum(axis=0).sort_values(ascending=False, kind="stable").index
    return counts.loc[rows, columns]


def _expected(counts: pd.DataFrame) -> pd.DataFrame:
    values = counts.to_numpy(dtype=float)
    total = values.sum()
    outer = np.outer(values.sum(axis=1), values.sum(axis=0)) / total if total else values
    return pd.DataFrame(outer, counts.index, counts.columns)
