"""Who reported which months, and how much of each field is filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from catalogue.analysis.duplicates import find_duplicate_groups
from catalogue.store import read_selected

if TYPE_CHECKING:
    from catalogue.filters import Filters
    from catalogue.store import Store

# Fields of a seizure, then of a seized item, in the order in which a person reads them.
_SEIZURE_FIELDS = (
    "day", "place", "settlement", "departure", "destination", "transport", "concealment", "installation",
    "route",
)  # fmt: skip
_ITEM_FIELDS = ("drug", "amount", "mass_kg")
COVERED_FIELDS = (*_ITEM_FIELDS, *_SEIZURE_FIELDS)


@dataclass(frozen=True)
class Reporting:
    """What was reported by whom, month by month and field by field.

    Attributes
    ----------
    months
        country, sender ("" where none was named), month_start, cases; every month with a seizure.
    month_starts
        Every month from the first to the last, with or without a seizure.
    undated_cases
        Seizures known by their year alone: in no month.
    fields
        country ("" for all), field (of COVERED_FIELDS), filled, of (seizures; for drug, amount and mass_kg
        seized items), share. "day": the day is known; "place": known more closely than the country;
        "settlement": to the settlement or better; "route": tied to a route.
    """

    months: pd.DataFrame
    month_starts: pd.DatetimeIndex
    undated_cases: int
    fields: pd.DataFrame

    def month_share(self) -> float | None:
        """Return the share of months with a report, over all countries; None where there is no month."""
        countries = self.months["country"].nunique()
        reported = len(self.months[["country", "month_start"]].drop_duplicates())
        return reported / (countries * len(self.month_starts)) if countries else None

    def field_share(self) -> float | None:
        """Return the mean share of filled fields; None where nothing is selected."""
        shares = self.fields.loc[self.fields["country"] == "", "share"].dropna()
        return float(shares.mean()) if len(shares) else None


def get_reporting(store: Store, filters: Filters) -> Reporting:
    """Return who reported which months of what `filters` mean, and what each country fills in."""
    counted = read_selected(store, "coverage_months", filters)
    undated = counted["month_start"].isna()
    months = counted[~undated].reset_index(drop=True)
    return Reporting(
        months=months,
        month_starts=_every_month(months),
        undated_cases=int(counted.loc[undated, "cases"].sum()),
        fields=_fields(store, filters),
    )


def count_open_duplicates(store: Store, filters: Filters) -> int:
    """Return how many groups of reports that may be one seizure nobody has decided yet."""
    return len(find_duplicate_groups(store, filters))


def _every_month(months: pd.DataFrame) -> pd.DatetimeIndex:
    if months.empty:
        return pd.DatetimeIndex([])
    return pd.date_range(months["month_start"].min(), months["month_start"].max(), freq="MS")


def _fields(store: Store, filters: Filters) -> pd.DataFrame:
    items = read_selected(store, "coverage_items", filters)
    seizures = read_selected(store, "coverage_fields", filters)
    filled = pd.concat(
        [_long(items, "items", _ITEM_FIELDS), _long(seizures, "cases", _SEIZURE_FIELDS)], ignore_index=True
    )
    whole = filled.groupby("field", sort=False)[["filled", "of"]].sum().reset_index().assign(country="")
    both = pd.concat([whole, filled], ignore_index=True)
    shares = both["filled"] / both["of"].where(both["of"] > 0)
    return both.assign(share=shares)[["country", "field", "filled", "of", "share"]]


def _long(counted: pd.DataFrame, whole: str, fields: tuple[str, ...]) -> pd.DataFrame:
    """Return one row per country and field of a table that has a column for each field."""
    long = counted.melt(["country", whole], list(fields), "field", "filled")
    return long.rename(columns={whole: "of"})[["country", "field", "filled", "of"]]
