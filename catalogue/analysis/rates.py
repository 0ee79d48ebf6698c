"""Comparing counts: which change is more than chance. All tests are those of SciPy."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

CONFIDENCE = 0.95


@dataclass(frozen=True)
class RateChange:
    """A rate against an earlier one.

    Attributes
    ----------
    ratio
        Recent rate by the earlier rate; None where there was nothing earlier.
    ratio_low, ratio_high
        95 % interval of the ratio; `ratio_high` is infinite where there was nothing earlier.
    p_value
        Chance of counts at least so far apart if the rate had not changed; 1 where there are none.
    left_out
        Countries (alpha-2) whose seizures are not compared: they reported in one of the spans alone.
    compared
        How many countries are compared; 0: none reported in both spans.
    """

    recent_cases: int
    before_cases: int
    ratio: float | None
    ratio_low: float
    ratio_high: float
    p_value: float
    left_out: tuple[str, ...] = ()
    compared: int = 1


def compare_rates(
    recent: int, before: int, recent_exposure: float = 1, before_exposure: float = 1
) -> RateChange:
    """Return how the rate of seizures changed between two spans of time.

    Exact conditional test of two Poisson rates; its interval is Clopper and Pearson's.

    Parameters
    ----------
    recent, before
        Counts of seizures.
    recent_exposure, before_exposure
        Length of the spans, in one unit.

    Source: Przyborowski and Wilenski (1940), Biometrika 31: given their sum, one count is binomial.
    """
    from scipy import stats  # noqa: PLC0415  takes a second to load, and most visits compare nothing

    if recent + before == 0:
        return RateChange(0, 0, None, 0.0, math.inf, 1.0)
    no_change = recent_exposure / (recent_exposure + before_exposure)
    test = stats.binomtest(recent, recent + before, no_change)
    interval = test.proportion_ci(CONFIDENCE, method="exact")
    low, high = (_odds(share) * before_exposure / recent_exposure for share in (interval.low, interval.high))
    ratio = recent * before_exposure / (before * recent_exposure) if before else None
    return RateChange(recent, before, ratio, low, high, float(test.pvalue))


def chance_of_more(recent: int, before: int, recent_all: float, before_all: float) -> float:
    """Return the chance of at least `recent` of all `recent + before`, were it as common as before.

    One-sided binomial test, given how many seizures there were at all in each span.
    """
    from scipy import stats  # noqa: PLC0415  takes a second to load, and most visits compare nothing

    if recent + before == 0 or recent_all + before_all == 0:
        return 1.0
    share = recent_all / (recent_all + before_all)
    return float(stats.binomtest(recent, recent + before, share, alternative="greater").pvalue)


def chance_of_other_share(recent: int, recent_all: int, before: int, before_all: int) -> float:
    """Return the chance of two shares at least so different, were they one: Fisher's exact test."""
    from scipy import stats  # noqa: PLC0415  takes a second to load, and most visits compare nothing

    table = [[recent, recent_all - recent], [before, before_all - before]]
    return float(stats.fisher_exact(table).pvalue)


def adjust_for_many(p_values: Sequence[float]) -> list[float]:
    """Return the p-values adjusted for being many: false discovery rate of Benjamini and Hochberg (1995)."""
    from scipy import stats  # noqa: PLC0415  takes a second to load, and most visits compare nothing

    return [float(value) for value in stats.false_discovery_control(p_values)] if len(p_values) else []


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else math.inf
