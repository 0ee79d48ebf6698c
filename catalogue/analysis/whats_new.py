"""What is new: drugs, methods, routes, crossings and directions of late against the months before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
import pandas as pd

from catalogue.analysis.displacement import Displacement, find_displacement
from catalogue.analysis.like_for_like import held_period
from catalogue.analysis.narrowing import VOCABULARIES, narrow_to_fact
from catalogue.analysis.near_crossings import places_near_crossings
from catalogue.analysis.rates import adjust_for_many, chance_of_more, compare_rates
from catalogue.store import read_selected, read_selected_one
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from catalogue.filters import Filters
    from catalogue.store import Store

ThingKind = Literal["drug", "concealment", "transport", "route", "crossing", "direction"]
THING_KINDS: tuple[ThingKind, ...] = get_args(ThingKind)
NEW_TEST = (
    "one-sided exact binomial test, given how many seizures of each country tell of such a thing in both "
    "spans; adjusted after Benjamini and Hochberg over all things compared"
)
_NOT_STATED = frozenset({"unknown", "none"})
_COLUMNS = (
    "kind", "code", "recent", "before", "expected", "ratio", "ratio_low", "ratio_high", "countries",
    "p_value", "q_value",
)  # fmt: skip


@dataclass(frozen=True)
class Windows:
    """Two spans of whole months, one after the other; days inclusive."""

    recent_from: dt.date
    recent_to: dt.date
    before_from: dt.date
    before_to: dt.date


@dataclass(frozen=True)
class WhatsNew:
    """What is more common of late than before.

    Attributes
    ----------
    windows
        The last months and those before, or None where the data do not reach back so far.
    things
        One row per thing that is more common than before, the least likely by chance first: kind (ThingKind),
        code (of a vocabulary, a route, a crossing, or "AF-KZ" for a direction), recent, before (seizures of
        the compared countries), expected (of late, were it as common among a country's seizures as before),
        ratio (recent by expected; missing where there was none before), ratio_low, ratio_high (its 95 %
        interval, endless where there was none before), countries (how many see it of late), p_value, q_value
        (adjusted over `tested`).
    compared
        For each kind of thing, the countries compared: those that tell of such a thing in both spans.
    tested
        How many things were compared, those that are rarer than before among them.
    countries
        One row per country: country, recent, before, recent_months, before_months (with a seizure), compared
        (it reported in both spans).
    senders
        sender ("" where none was named), recent, before: those who reported in one span only.
    displacement
        Shares of the corridors, or None where fewer than two have a seizure.
    recent_cases, before_cases
        Seizures of the compared countries.
    undated_cases
        Left out: known by their year alone.
    """

    windows: Windows | None
    things: pd.DataFrame
    compared: dict[ThingKind, tuple[str, ...]]
    tested: int
    countries: pd.DataFrame
    senders: pd.DataFrame
    displacement: Displacement | None
    recent_cases: int
    before_cases: int
    undated_cases: int
    test: str = NEW_TEST


def get_whats_new(
    store: Store,
    filters: Filters,
    corridors: Mapping[str, str],
    *,
    months: int = 6,
    baseline_months: int = 36,
) -> WhatsNew:
    """Return what is more common in the last `months` of the data than in `baseline_months` before them.

    Parameters
    ----------
    corridors
        The corridor of each route, by code.
    """
    windows = find_windows(store, filters, months, baseline_months)
    if windows is None:
        return _nothing()
    meant = replace(filters, date_from=windows.before_from, date_to=windows.recent_to)
    near = places_near_crossings(store, filters.crossing_km)
    totals = _read_totals(store, meant, windows, near)
    told = _read_things(store, meant, windows, near)
    every = _by_span(totals.melt(["country", "recent"], list(THING_KINDS), "kind"), ["country", "kind"])
    every = every[(every["recent"] > 0) & (every["before"] > 0)]
    things = _compare_things(told, every)
    countries = _countries(totals)
    compared = countries.loc[countries["compared"], "country"].tolist()
    senders = read_selected(store, "new_senders", meant, recent_from=windows.recent_from)
    return WhatsNew(
        windows=windows,
        things=_emerging(things),
        compared={kind: _countries_of(every, kind) for kind in THING_KINDS},
        tested=len(things),
        countries=countries,
        senders=senders[(senders["recent"] == 0) | (senders["before"] == 0)].reset_index(drop=True),
        displacement=find_displacement(store, meant, windows.recent_from, compared, corridors),
        recent_cases=int(countries.loc[countries["compared"], "recent"].sum()),
        before_cases=int(countries.loc[countries["compared"], "before"].sum()),
        undated_cases=int(read_selected_one(store, "trend_undated", meant)["cases"]),
    )


def find_windows(store: Store, filters: Filters, months: int, baseline_months: int) -> Windows | None:
    """Return the last `months` of the data within the filter's period, and up to `baseline_months` before.

    None where fewer months than `months` lie before.
    """
    held = held_period(store, filters)
    if held is None:
        return None
    first, last = map(pd.Timestamp, held)
    recent_from = last.replace(day=1) - pd.DateOffset(months=months - 1)
    before_from = max(first, recent_from - pd.DateOffset(months=baseline_months))
    if before_from > recent_from - pd.DateOffset(months=months):
        return None
    before_to = recent_from - pd.Timedelta(days=1)
    return Windows(recent_from.date(), last.date(), before_from.date(), before_to.date())


def narrow_to_thing(filters: Filters, found: WhatsNew, kind: ThingKind, code: str) -> Filters:
    """Return `filters` limited to what tells of one thing in the countries compared, of late and before."""
    windows = found.windows
    if windows is None:
        return filters
    period = replace(
        filters,
        date_from=windows.before_from,
        date_to=windows.recent_to,
        countries=found.compared[kind],
    )
    if kind == "direction":
        departure, destination = code.split("-")
        return replace(period, departures=(departure,), destinations=(destination,))
    return narrow_to_fact(period, kind, code)


def _read_totals(store: Store, meant: Filters, windows: Windows, near: pd.DataFrame) -> pd.DataFrame:
    stated = {f"{kind}s_stated": list(_wider(kind)) for kind in ("concealment", "transport")}
    places = {"place_ids": near["place_id"].unique().tolist()}
    return read_selected(store, "new_totals", meant, recent_from=windows.recent_from, **stated, **places)


def _read_things(store: Store, meant: Filters, windows: Windows, near: pd.DataFrame) -> pd.DataFrame:
    pairs = [
        (kind, code, above)
        for kind in VOCABULARIES
        for code, wider in _wider(kind).items()
        for above in wider
    ]
    kinds, codes, wider = (list(column) for column in zip(*pairs, strict=True))
    places = {"place_ids": near["place_id"].tolist(), "place_crossings": near["crossing"].tolist()}
    vocabularies = {"vocabularies": kinds, "codes": codes, "wider": wider}
    return read_selected(
        store, "new_things", meant, recent_from=windows.recent_from, **vocabularies, **places
    )


@cache
def _wider(kind: str) -> dict[str, tuple[str, ...]]:
    """Return each code that says something, with itself and all above it."""
    vocabulary = get_vocabulary(VOCABULARIES[kind])
    return {
        code: tuple(vocabulary.with_ancestors(code)) for code in vocabulary.codes() if code not in _NOT_STATED
    }


def _countries_of(every: pd.DataFrame, kind: ThingKind) -> tuple[str, ...]:
    return tuple(str(country) for country, one in every.index if one == kind)


def _compare_things(told: pd.DataFrame, every: pd.DataFrame) -> pd.DataFrame:
    """Return one row per thing, with the chance of it being at least so common of late."""
    spans = _by_span(told, ["kind", "code", "country"], "cases")
    both = spans.join(every.add_suffix("_all"), on=["country", "kind"], how="inner")
    share = both["recent_all"] / (both["recent_all"] + both["before_all"])
    both = both.assign(
        expected=both["before"] * both["recent_all"] / both["before_all"],
        # Trap: countries differ in how much of their reporting lies in the last months; one share for all of
        # them would take a country that reports more for a new method of its own.
        weighted=(both["recent"] + both["before"]) * share,
        countries=(both["recent"] > 0).astype(int),
    )
    summed = ["recent", "before", "expected", "weighted", "countries"]
    return _with_chances(both.groupby(["kind", "code"])[summed].sum().reset_index())


def _with_chances(things: pd.DataFrame) -> pd.DataFrame:
    # One binomial with the mean share is never more certain than the sum of the countries' own.
    # Source: Hoeffding (1956), "On the distribution of the number of successes in independent trials".
    columns = (things[name] for name in ("recent", "before", "weighted"))
    chances = [
        chance_of_more(int(recent), int(before), weighted, recent + before - weighted)
        for recent, before, weighted in zip(*columns, strict=True)
    ]
    return things.assign(p_value=chances, q_value=adjust_for_many(chances))


def _by_span(counted: pd.DataFrame, keys: list[str], values: str = "value") -> pd.DataFrame:
    """Return columns `before` and `recent` of counts that have a column `recent` of truths."""
    spans = counted.pivot_table(values, keys, "recent", "sum", fill_value=0)
    whole = spans.reindex(columns=[False, True], fill_value=0).astype(int)
    return whole.set_axis(["before", "recent"], axis="columns")


def _emerging(things: pd.DataFrame) -> pd.DataFrame:
    more = _with_ratios(things[(things["recent"] > 0) & (things["recent"] > things["expected"])])
    order = more.sort_values(
        ["q_value", "p_value", "recent", "kind", "code"], ascending=[True, True, False, True, True]
    )
    return order[list(_COLUMNS)].reset_index(drop=True)


def _with_ratios(things: pd.DataFrame) -> pd.DataFrame:
    columns = (things[name] for name in ("recent", "before", "expected", "weighted"))
    # Where there was none before, nothing is expected either: the share of the last months stands for it.
    changes = [
        compare_rates(int(recent), int(before), expected, before)
        if before
        else compare_rates(int(recent), 0, weighted, recent - weighted)
        for recent, before, expected, weighted in zip(*columns, strict=True)
    ]
    names = ("ratio", "ratio_low", "ratio_high")
    return things.assign(
        **{name: np.array([getattr(one, name) for one in changes], dtype=float) for name in names}
    )


def _countries(totals: pd.DataFrame) -> pd.DataFrame:
    cases, months = (_by_span(totals, ["country"], name) for name in ("cases", "months"))
    countries = cases.join(months.add_suffix("_months"))
    compared = (countries["recent"] > 0) & (countries["before"] > 0)
    names = ["recent", "before", "recent_months", "before_months"]
    return countries[names].assign(compared=compared).reset_index()


def _nothing() -> WhatsNew:
    none = pd.DataFrame
    countries = none(columns=["country", "recent", "before", "recent_months", "before_months", "compared"])
    senders = none(columns=["sender", "recent", "before"])
    return WhatsNew(None, none(columns=list(_COLUMNS)), {}, 0, countries, senders, None, 0, 0, 0)
