"""How narcotics are hidden, carried, of which kind and near which crossing: tables against chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from catalogue.analysis.narrowing import VOCABULARIES
from catalogue.analysis.near_crossings import places_near_crossings
from catalogue.analysis.tables import adjusted_residuals, expected_counts
from catalogue.store import read_selected
from catalogue.vocabulary import get_vocabulary
from geodata.crossings import border_crossings

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.filters import Filters
    from catalogue.store import Store

Dimension = Literal["concealment", "transport", "drug", "crossing"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
# Below this expected count a residual says nothing.
# Source: Cochran (1954), "Some methods for strengthening the common chi-square tests", Biometrics 10.
SMALLEST_EXPECTED = 5.0
# Beyond this a cell differs from chance: the two-sided 5 % bound of the normal distribution.
NOTABLE_RESIDUAL = 1.96
_NOT_STATED = frozenset({"unknown", "none"})


@dataclass(frozen=True)
class CrossTable:
    """Seizures by two facts of theirs; rows and columns are codes, the most frequent first.

    Attributes
    ----------
    counts
        Seizures that state both; one with several drugs counts once under each, one near several crossings
        too.
    expected
        What the totals of rows and columns give where both facts are independent.
    residuals
        Adjusted and standardised (Haberman 1973): about normal where both facts are independent; missing
        where the expected count is below SMALLEST_EXPECTED.
    n
        Sum of the counts.
    not_stated
        Seizures (once for each drug and crossing, where those are among the facts) that lack one of them.
    association
        Cramer's V, 0 (independent) to 1; None where a table has fewer than two rows or columns.
    """

    rows: Dimension
    columns: Dimension
    counts: pd.DataFrame
    expected: pd.DataFrame
    residuals: pd.DataFrame
    n: int
    not_stated: int
    association: float | None


def get_cross_table(
    store: Store,
    filters: Filters,
    rows: Dimension,
    columns: Dimension,
    *,
    families: bool = True,
) -> CrossTable:
    """Return the seizures that `filters` mean by two facts, each by its family or as it was stated.

    A third fact is held at one value by `narrow_to_fact`.
    """
    told = _read_told(store, filters, rows, columns, families=families)
    stated = told.dropna(subset=["row_family", "column_family"])
    table = stated.pivot_table("cases", "row_family", "column_family", "sum", fill_value=0)
    counts = _by_frequency(table.astype(int))
    expected = expected_counts(counts)
    n = int(counts.to_numpy().sum())
    return CrossTable(
        rows=rows,
        columns=columns,
        counts=counts,
        expected=expected,
        residuals=adjusted_residuals(counts).where(expected >= SMALLEST_EXPECTED),
        n=n,
        not_stated=int(told["cases"].sum()) - n,
        association=_association(counts),
    )


def get_method_years(store: Store, filters: Filters) -> pd.DataFrame:
    """Return year, cases, stated_cases (a concealment method is stated) of what `filters` mean."""
    return read_selected(store, "method_years", filters)


def _read_told(
    store: Store, meant: Filters, rows: Dimension, columns: Dimension, *, families: bool
) -> pd.DataFrame:
    """Return row_family, column_family, cases; None in a family: not stated."""
    # A seizure has several drugs, so a drug is counted by a query of its own, as the rows.
    turned = columns == "drug"
    first, second = (columns, rows) if turned else (rows, columns)
    query = "modus_operandi_drugs" if first == "drug" else "modus_operandi"
    codes = _to_family("row", first, families=families) | _to_family("column", second, families=families)
    places = _near(store, meant, {first, second})
    told = read_selected(store, query, meant, rows=first, columns=second, **codes, **places)
    names = {"row_family": "column_family", "column_family": "row_family"}
    return told.rename(columns=names) if turned else told


def _near(store: Store, meant: Filters, facts: set[Dimension]) -> dict[str, list[object]]:
    near = places_near_crossings(store, meant.crossing_km)
    if "crossing" not in facts:
        near = near.iloc[:0]
    if meant.crossings:
        near = near[near["crossing"].isin(meant.crossings)]
    return {"place_ids": near["place_id"].tolist(), "place_crossings": near["crossing"].tolist()}


def _to_family(side: str, dimension: Dimension, *, families: bool) -> dict[str, list[str]]:
    """Return each code that says something, and the one it is counted under; the rest is not stated."""
    if dimension == "crossing":
        crossings = [crossing.code for crossing in border_crossings()]
        return {f"{side}_codes": crossings, f"{side}_families": crossings}
    vocabulary = get_vocabulary(VOCABULARIES[dimension])
    codes = [code for code in vocabulary.codes() if code not in _NOT_STATED]
    tops = [vocabulary.with_ancestors(code)[-1] if families else code for code in codes]
    return {f"{side}_codes": codes, f"{side}_families": tops}


def _by_frequency(counts: pd.DataFrame) -> pd.DataFrame:
    rows = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    columns = counts.sum(axis=0).sort_values(ascending=False, kind="stable").index
    return counts.loc[rows, columns]


def _association(counts: pd.DataFrame) -> float | None:
    from scipy import stats  # noqa: PLC0415  takes a second to load, and most visits compare nothing

    if min(counts.shape) < 2:  # noqa: PLR2004  one row or column differs from nothing
        return None
    return float(stats.contingency.association(counts.to_numpy(), method="cramer"))
