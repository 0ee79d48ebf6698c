"""Displacement: whether the share of each corridor in the seizures has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from catalogue.analysis.modus_operandi import SMALLEST_EXPECTED
from catalogue.analysis.rates import adjust_for_many, chance_of_other_share
from catalogue.analysis.tables import adjusted_residuals, expected_counts
from catalogue.store import read_selected

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from catalogue.filters import Filters
    from catalogue.store import Store

# Drawn tables of the exact test where some corridor has few seizures: its chance is known to about 0.002.
_DRAWN_TABLES = 9999
_SEED = 1
_TWO_BY_TWO = (2, 2)


@dataclass(frozen=True)
class Displacement:
    """The corridors' shares in the last months and before.

    Attributes
    ----------
    corridors
        corridor, recent, before (seizures attributed to its routes), recent_share, before_share,
        expected (of late, at one share in both spans), residual (adjusted and standardised), p_value
        (Fisher's exact test of this corridor against the others), q_value (adjusted).
    p_value
        Chance of shares at least so different if none had changed.
    exact
        False: chi-square test of homogeneity; True: Fisher's exact test (drawn tables where there are more
        than two corridors), as fewer than SMALLEST_EXPECTED seizures are expected somewhere.
    unclear
        Left out: seizures tied to routes but attributed to none.
    """

    corridors: pd.DataFrame
    p_value: float
    exact: bool
    unclear: int


def find_displacement(
    store: Store,
    meant: Filters,
    recent_from: dt.date,
    compared: Sequence[str],
    corridors: Mapping[str, str],
) -> Displacement | None:
    """Return the corridors' shares before and from `recent_from` on, in the countries `compared`.

    None where fewer than two corridors have a seizure, or one of the spans has none.
    """
    routes = {"routes_of": list(corridors), "corridors": list(corridors.values())}
    spans = {"recent_from": recent_from, "compared": list(compared)}
    counted = read_selected(store, "corridor_windows", meant, **routes, **spans)
    unclear = counted["corridor"].isna()
    return compare_shares(counted[~unclear], int(counted.loc[unclear, ["recent", "before"]].to_numpy().sum()))


def compare_shares(counted: pd.DataFrame, unclear: int) -> Displacement | None:
    """Return the test of corridor, recent, before; None where there is nothing to compare."""
    rows = counted.reset_index(drop=True)
    counts = rows[["recent", "before"]]
    if len(rows) < 2 or (counts.sum() == 0).any():  # noqa: PLR2004  two shares
        return None
    recent_all, before_all = (int(value) for value in counts.sum())
    expected = expected_counts(counts)
    chances = [
        chance_of_other_share(int(recent), recent_all, int(before), before_all)
        for recent, before in counts.to_numpy()
    ]
    shares = rows.assign(
        recent_share=counts["recent"] / recent_all,
        before_share=counts["before"] / before_all,
        expected=expected["recent"],
        residual=adjusted_residuals(counts)["recent"],
        p_value=chances,
        q_value=adjust_for_many(chances),
    ).sort_values("residual", ascending=False, ignore_index=True)
    exact = bool((expected.to_numpy() < SMALLEST_EXPECTED).any())
    return Displacement(shares, _chance(counts.to_numpy(), exact=exact), exact, unclear)


def _chance(counts: np.ndarray[tuple[int, int], np.dtype[np.int64]], *, exact: bool) -> float:
    from scipy import stats  # noqa: PLC0415  takes a second to load, and most visits compare nothing

    if not exact:
        return float(stats.chi2_contingency(counts, correction=False).pvalue)
    if counts.shape == _TWO_BY_TWO:
        return float(stats.fisher_exact(counts).pvalue)
    drawn = stats.MonteCarloMethod(n_resamples=_DRAWN_TABLES, rng=np.random.default_rng(_SEED))
    return float(stats.fisher_exact(counts, method=drawn).pvalue)
