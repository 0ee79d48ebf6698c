"""What a brief counts: seizures of a route by drug and year, and by concealment method."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalogue.vocabulary import item_kind

if TYPE_CHECKING:
    from catalogue.analysis import SeizureList

# So many columns and rows fit an A4 page beside their labels.
YEARS_SHOWN = 6
DRUGS_SHOWN = 8
BESIDE_DRUGS_SHOWN = 3
METHODS_SHOWN = 8


@dataclass(frozen=True)
class Count:
    """Cases beside kg equivalent; `mass_kg` None: nothing of it could be converted."""

    cases: int
    mass_kg: float | None


@dataclass(frozen=True)
class CountRow:
    """One line of a table: `code` None stands for "not stated", "" for the rest lumped together.

    `lumped` says how many codes the line holds; `counts` has one entry per column, None: no case.
    """

    code: str | None
    counts: tuple[Count | None, ...]
    lumped: int = 1


@dataclass(frozen=True)
class Unconverted:
    """An amount that has no kg equivalent; `unit` "" where none was given."""

    unit: str
    amount: float


@dataclass(frozen=True)
class Figures:
    """Counts of the seizures of a brief.

    Attributes
    ----------
    total
        All seizures, and the kg equivalent of their drugs.
    apart
        One row per kind of item that is no drug (vocabulary.ITEM_KINDS), with its own kg.
    possible
        Expected number of further seizures of the route: counted nowhere else here.
    years
        Columns of `by_drug`: single years; a negative first one stands for that year and all before it.
    by_drug, beside_drugs
        One row per drug, and one per chemical or other item; each row ends with its total over all years.
    by_year
        The same columns for all together: each seizure counted once, the kg of drugs alone.
    """

    total: Count
    unconverted: tuple[Unconverted, ...]
    apart: tuple[CountRow, ...]
    possible: float
    years: tuple[int, ...]
    by_drug: tuple[CountRow, ...]
    beside_drugs: tuple[CountRow, ...]
    by_year: tuple[Count | None, ...]
    by_concealment: tuple[CountRow, ...]


def make_figures(
    totals: SeizureList,
    by_year_drug: pd.DataFrame,
    by_concealment: pd.DataFrame,
    by_country: pd.DataFrame,
    possible: float = 0.0,
) -> Figures:
    """Return the counts of a brief from the answers of the store (see `build_brief`).

    The totals are summed from `by_country`, in which each seizure stands once.
    """
    years = _years(by_country)
    drugs = by_year_drug["drug"].map(item_kind) == "drug"
    total = _sum(by_country) or Count(0, None)
    return Figures(
        total=total,
        unconverted=tuple(
            Unconverted(str(row["unit"]), float(row["amount"]))
            for row in totals.unconverted.to_dict("records")
            if not pd.isna(row["amount"])
        ),
        apart=tuple(
            CountRow(kind, (Count(one.cases, one.mass_kg),))
            for kind, one in totals.by_kind.items()
            if kind != "drug"
        ),
        possible=possible,
        years=years,
        by_drug=_rows(by_year_drug[drugs], "drug", years, DRUGS_SHOWN),
        beside_drugs=_rows(by_year_drug[~drugs], "drug", years, BESIDE_DRUGS_SHOWN),
        by_year=(*_columns(by_country, years), total),
        by_concealment=_rows(by_concealment, "concealment", (), METHODS_SHOWN),
    )


def _years(by_country: pd.DataFrame) -> tuple[int, ...]:
    years = sorted({int(year) for year in by_country["year"]})
    if len(years) <= YEARS_SHOWN:
        return tuple(years)
    return (-years[-YEARS_SHOWN], *years[-YEARS_SHOWN + 1 :])


def _rows(table: pd.DataFrame, key: str, years: tuple[int, ...], limit: int) -> tuple[CountRow, ...]:
    order = table.groupby(key, dropna=False)["cases"].sum().sort_values(ascending=False, kind="stable")
    codes = [None if pd.isna(code) else str(code) for code in order.index]
    kept, rest = (codes, []) if len(codes) <= limit else (codes[: limit - 1], codes[limit - 1 :])
    rows = [CountRow(code, _row_counts(_of(table, key, [code]), years)) for code in kept]
    if rest:
        rows.append(CountRow("", _row_counts(_of(table, key, rest), years), lumped=len(rest)))
    return tuple(rows)


def _of(table: pd.DataFrame, key: str, codes: list[str | None]) -> pd.DataFrame:
    named = table[key].isin([code for code in codes if code is not None])
    return table[named | table[key].isna()] if None in codes else table[named]


def _row_counts(table: pd.DataFrame, years: tuple[int, ...]) -> tuple[Count | None, ...]:
    return (*_columns(table, years), _sum(table))


def _columns(table: pd.DataFrame, years: tuple[int, ...]) -> tuple[Count | None, ...]:
    return tuple(
        _sum(table[table["year"] <= -year] if year < 0 else table[table["year"] == year]) for year in years
    )


def _sum(table: pd.DataFrame) -> Count | None:
    if table.empty:
        return None
    mass: Any = table["mass_kg"].sum(min_count=1)
    return Count(int(table["cases"].sum()), None if pd.isna(mass) else float(mass))
