"""What is in view of a map, counted: by drug, by date, by transport and by concealment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from catalogue.store import read_selected
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.filters import Filters
    from catalogue.store import Store

# More months than this are drawn as years: bars would be thinner than a letter.
_MOST_MONTHS = 36
_MEASURED = ["cases", "mass_kg", "unconverted_items"]


@dataclass(frozen=True)
class InView:
    """Seizures counted along four of their properties; each table holds cases, mass_kg, unconverted_items.

    Attributes
    ----------
    drugs
        By drug (column code), the most cases first; a seizure of two drugs counts in both.
    dates
        By period (column period: 2021 or 2021-03), without gaps.
    period
        What one row of `dates` is.
    undated_cases
        Seizures known by their year alone: in no month; 0 where `dates` are years.
    transports, concealments
        By family (column code; "" where none is stated), the most cases first.
    cases
        All seizures counted.
    """

    drugs: pd.DataFrame
    dates: pd.DataFrame
    period: Literal["month", "year"]
    undated_cases: int
    transports: pd.DataFrame
    concealments: pd.DataFrame
    cases: int


def get_in_view(store: Store, filters: Filters) -> InView:
    """Return the seizures that `filters` mean, counted along four of their properties."""
    rows = read_selected(store, "in_view", filters)
    rows["value"] = rows["value"].astype("object").where(rows["value"].notna(), "")
    parts = {name: rows[rows["dimension"] == name] for name in ("drug", "date", "transport", "concealment")}
    dates, period, undated = _by_period(parts["date"])
    return InView(
        drugs=parts["drug"].rename(columns={"value": "code"})[["code", *_MEASURED]].reset_index(drop=True),
        dates=dates,
        period=period,
        undated_cases=undated,
        transports=_by_family(parts["transport"], "transport"),
        concealments=_by_family(parts["concealment"], "concealment"),
        cases=int(parts["date"]["cases"].sum()),
    )


def _by_family(rows: pd.DataFrame, vocabulary: str) -> pd.DataFrame:
    terms = get_vocabulary(vocabulary)
    families = [terms.with_ancestors(code)[-1] if code else "" for code in rows["value"]]
    summed = rows.assign(code=families).groupby("code")[_MEASURED].sum(min_count=1).reset_index()
    return summed.sort_values(["cases", "code"], ascending=[False, True]).reset_index(drop=True)


def _by_period(rows: pd.DataFrame) -> tuple[pd.DataFrame, Literal["month", "year"], int]:
    """Return the counts by month, or by year where there are many months; and the cases in no month."""
    numbers = rows["value"].astype(int)
    months = sorted(number for number in numbers if number % 100)
    if not months or _months_between(months[0], months[-1]) > _MOST_MONTHS:
        by_year = rows.assign(period=[f"{number // 100:04d}" for number in numbers])
        return _filled(by_year, _years(numbers)), "year", 0
    dated = rows[numbers % 100 > 0]
    named = dated.assign(period=[_month_name(int(number)) for number in dated["value"]])
    first, last = (number // 100 * 12 + number % 100 - 1 for number in (months[0], months[-1]))
    whole = [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(first, last + 1)]
    return _filled(named, whole), "month", int(rows.loc[numbers % 100 == 0, "cases"].sum())


def _years(numbers: pd.Series[int]) -> list[str]:
    if numbers.empty:
        return []
    return [f"{year:04d}" for year in range(int(numbers.min()) // 100, int(numbers.max()) // 100 + 1)]


def _months_between(first: int, last: int) -> int:
    return (last // 100 - first // 100) * 12 + last % 100 - first % 100 + 1


def _month_name(number: int) -> str:
    return f"{number // 100:04d}-{number % 100:02d}"


def _filled(rows: pd.DataFrame, periods: list[str]) -> pd.DataFrame:
    summed = rows.groupby("period")[_MEASURED].sum().reindex(periods, fill_value=0)
    return summed.rename_axis("period").reset_index()
