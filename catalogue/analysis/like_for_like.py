"""Comparing spans on the countries that reported in both: a span without a report is not a zero.

A country reported in a span where the store holds any seizure of it there, whatever the drug, the place or
the way: so a filter's zero is a zero only among reports.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from catalogue.analysis.rates import compare_rates
from catalogue.filters import Filters
from catalogue.store import read_one, read_selected

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from catalogue.analysis.rates import RateChange
    from catalogue.store import Store


def reports_of(filters: Filters) -> Filters:
    """Return the filters that mean all reports of the countries, days and senders that `filters` mean."""
    kept = ("date_from", "date_to", "countries", "batch", "sender", "ceiling", "duplicates")
    return Filters(**{name: getattr(filters, name) for name in kept})


def held_period(store: Store, filters: Filters) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day that a comparison can reach; None where the reader may see no seizure.

    They are those of all seizures up to the ceiling of `filters`, whatever else is asked for, within its
    period: the day of a stricter record would tell of that record.
    """
    held = read_one(store, "period", ceiling=filters.ceiling.rank)
    first, last = held["date_first"], held["date_last"]
    if first is None:
        return None
    return max(first, filters.date_from or first), min(last, filters.date_to or last)


@dataclass(frozen=True)
class Span:
    """A span of time by country.

    Attributes
    ----------
    cases
        Country -> selected seizures.
    reported
        Country -> whether it reported anything.
    exposure
        Length of the span, in the unit of the one that it is compared with.
    """

    cases: pd.Series[int]
    reported: pd.Series[bool]
    exposure: float = 1


@dataclass(frozen=True)
class Panel:
    """Which country reported in which period, and what of it is selected.

    Attributes
    ----------
    cases
        Selected seizures; one row per period of the whole range, one column per country that has any.
    reported
        The same shape: whether the country reported anything in that period.
    """

    cases: pd.DataFrame
    reported: pd.DataFrame

    @property
    def silent(self) -> pd.Series[bool]:
        """Tell of each period whether none of the countries reported in it."""
        return ~self.reported.any(axis=1)

    def compare(self, recent: list[int], before: list[int]) -> RateChange:
        """Return the rate over the rows `recent` against that over `before`, country by country."""
        return compare_spans(self._span(recent), self._span(before))

    def _span(self, rows: list[int]) -> Span:
        return Span(self.cases.iloc[rows].sum(), self.reported.iloc[rows].any(), len(rows))


def get_panel(store: Store, filters: Filters, period: str, starts: pd.Series[pd.Timestamp]) -> Panel:
    """Return the panel of the seizures that `filters` mean over the periods that begin at `starts`."""
    asked, told = (
        read_selected(store, "country_periods", meant, period=period)
        for meant in (filters, reports_of(filters))
    )
    cases, reports = (
        table.pivot_table("cases", "period_start", "country", "sum", fill_value=0).reindex(
            index=pd.DatetimeIndex(starts), fill_value=0
        )
        for table in (asked, told)
    )
    return Panel(cases, reports.reindex(columns=cases.columns, fill_value=0) > 0)


def compare_spans(recent: Span, before: Span) -> RateChange:
    """Return how a rate changed, of the countries that reported in both spans; the others are named."""
    countries = recent.cases.index.union(before.cases.index)
    counts = pd.DataFrame({"recent": recent.cases, "before": before.cases}).reindex(countries).fillna(0)
    flags = pd.DataFrame({"recent": recent.reported, "before": before.reported}).reindex(countries)
    both = flags.eq(other=True).all(axis=1)
    kept = counts[both].sum()
    left_out = counts.index[~both & (counts.sum(axis=1) > 0)]
    change = compare_rates(int(kept["recent"]), int(kept["before"]), recent.exposure, before.exposure)
    return replace(change, left_out=tuple(sorted(map(str, left_out))), compared=int(both.sum()))


def count_countries(store: Store, filters: Filters) -> pd.Series[int]:
    """Return country -> the seizures that `filters` mean."""
    return _by_country(read_selected(store, "country_cases", filters), "cases")


def compare_windows(store: Store, filters: Filters, **days: object) -> RateChange:
    """Return the last days against the same days a year before (trend_windows.sql)."""
    asked, told = (
        read_selected(store, "trend_windows", meant, **days) for meant in (filters, reports_of(filters))
    )
    spans = [
        Span(_by_country(asked, name), _by_country(told, name).astype(bool)) for name in ("recent", "before")
    ]
    return compare_spans(spans[0], spans[1])


def _by_country(table: pd.DataFrame, column: str) -> pd.Series[int]:
    return table.set_index("country")[column].astype(int)


def compare_selections(store: Store, filters: Filters, other: Filters, days: tuple[int, int]) -> RateChange:
    """Return the rate that `filters` mean against that of `other`, over so many days each.

    A country that both selections mean is compared only where it reported in the span of each.
    """
    counts = [count_countries(store, one) for one in (filters, other)]
    countries = counts[0].index.union(counts[1].index)
    spans = [
        Span(own, _reported(store, one, countries), length)
        for own, one, length in zip(counts, (filters, other), days, strict=True)
    ]
    return compare_spans(spans[0], spans[1])


def _reported(store: Store, filters: Filters, countries: Iterable[str]) -> pd.Series[bool]:
    """Return country -> whether it reported; one that `filters` leave aside owes them no report."""
    reports = count_countries(store, reports_of(filters))
    aside = {country: bool(filters.countries) and country not in filters.countries for country in countries}
    told = {country: country in reports.index or away for country, away in aside.items()}
    return pd.Series(told).astype(bool)
