"""Analyse seizures: how they lie in time, where they gather, what is new, what was reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import analysis
from catalogue.filters import EVERYTHING, Filters

if TYPE_CHECKING:
    from catalogue.analysis import Period, Trend
    from catalogue.store import Store


def get_trend(opened: Store, filters: Filters = EVERYTHING, period: Period = "month") -> Trend:
    """Return counts beside kg over time, the change against the year before, change points, seasons."""
    return analysis.get_trend(opened, filters, period)
