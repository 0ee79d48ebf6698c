"""Two selections side by side: seizures a day against each other, recounted from the list of seizures."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

import catalogue
from catalogue.filters import Filters

if TYPE_CHECKING:
    from catalogue import Store

YEAR = Filters(date_from=dt.date(2021, 1, 1), date_to=dt.date(2021, 12, 31))
MONTH = Filters(date_from=dt.date(2020, 2, 1), date_to=dt.date(2020, 2, 29))


def counted(seizures: list[dict[str, Any]], filters: Filters) -> int:
    """Return how many seizures lie in the period, by plain Python."""
    assert filters.date_from
    assert filters.date_to
    return sum(filters.date_from <= row["date_first"].date() <= filters.date_to for row in seizures)


def test_spans_of_different_length_are_compared_by_seizures_a_day(
    demo_store: Store, seizures: list[dict[str, Any]]
) -> None:
    change = catalogue.compare_selections(demo_store, YEAR, MONTH)
    assert change is not None
    one, other = counted(seizures, YEAR), counted(seizures, MONTH)
    assert change.ratio == pytest.approx(one / 365 / (other / 29))
    assert change.ratio_low < change.ratio < change.ratio_high


@pytest.mark.parametrize(
    "other",
    [Filters(), Filters(dt.date(2020, 1, 1)), YEAR, Filters(dt.date(2021, 12, 31), dt.date(2022, 1, 1))],
)
def test_periods_that_are_open_or_overlap_get_no_ratio(demo_store: Store, other: Filters) -> None:
    assert catalogue.compare_selections(demo_store, YEAR, other) is None
