"""Which reports may be one and the same seizure: scored pairs become groups, what was decided is left out."""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalogue.store import DuplicateVerdict, find_duplicate_decisions, read_selected, read_table
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from catalogue.filters import Filters
    from catalogue.store import DuplicateDecision, Store

# A pair below this score is more likely chance than repetition, so lists leave it out unless asked.
DEFAULT_MIN_SCORE = 0.5
# Two reports of one weighing differ by rounding: 0.5 % is half a unit in three figures.
_TOLERANCE = 0.005
_DAYS_APART = 3
# A sheet with few rows says little of how common a weight is: a country counts as reporting on a year's days.
_FEWEST_DAYS = 365
# A weight with at least this many figures, held by at most this many reports of a country, is evidence.
_DISTINCTIVE_DIGITS = 3
_RARE_AT_MOST = 4
# Share of reports that repeat another one: of the order that the UNODC release of 2011-2016 shows.
_PRIOR = 0.02
# Product of the weights of evidence other than units in duplicate_pairs.sql: script 3, batches 2, senders 2,
# place 2, exact repeat 1.5.
_STRONGEST_EVIDENCE = 36.0
_HIGHEST_SCORE = 0.999

GROUP_COLUMNS = (
    "group",
    "score",
    "reasons",
    "state",
    "seizures",
    "reports",
    "country",
    "date_first",
    "drug",
    "mass_kg",
    "exact_repeat",
    "units_differ",
    "batches_differ",
)
_TOLD = ("score", "exact_repeat", "units_differ", "batches_differ")
# Evidence that duplicate_pairs.sql tells as yes or no, under the code of its reason.
_FLAGS = {
    "units_differ": "units_differ",
    "script_differs": "script_differs",
    "exact_repeat": "exact_repeat",
    "batches_differ": "batches_differ",
    "senders_differ": "senders_differ",
    "same_place": "same_place",
    "places_differ": "places_differ",
    "drugs_differ": "drugs_related",
}


def find_duplicate_groups(
    store: Store,
    filters: Filters,
    *,
    min_score: float = DEFAULT_MIN_SCORE,
    touching: int | None = None,
    state: str | None = "open",
) -> pd.DataFrame:
    """Return groups of reports that may be one seizure, the likeliest first; nothing is merged by it.

    Parameters
    ----------
    min_score
        Leave out pairs below this score (0 to 1).
    touching
        Only pairs with a report of this import.
    state
        "open" (nobody decided yet), "later" (a person put them aside), "decided", or None for all.

    Returns
    -------
    pandas.DataFrame
        GROUP_COLUMNS: group (the lowest number among the reports), score, reasons (codes), state, seizures
        (numbers), reports, then of its first report: country, date_first, drug, mass_kg (NaN: no kg
        equivalent); exact_repeat, units_differ and batches_differ of any of its pairs.
    """
    pairs = find_pairs(store, filters, min_score=min_score, touching=touching)
    groups = pd.DataFrame(_group_lines(pairs))
    if groups.empty:
        return pd.DataFrame(columns=list(GROUP_COLUMNS))
    groups["state"] = get_duplicate_states(store, groups["seizures"].tolist())
    return _described(store, groups if state is None else groups[groups["state"] == state], filters)


def get_duplicate_states(store: Store, groups: Sequence[Sequence[int]]) -> list[str]:
    """Return "open", "later" or "decided" for each group of reports."""
    decisions = find_duplicate_decisions(store)
    named = frozenset[int]().union(*(decision.seizures for decision in decisions))
    members = [frozenset(map(int, group)) for group in groups]
    return ["open" if group.isdisjoint(named) else _state(group, decisions) for group in members]


def find_pairs(
    store: Store, filters: Filters, *, min_score: float = DEFAULT_MIN_SCORE, touching: int | None = None
) -> pd.DataFrame:
    """Return the scored pairs of reports (store/queries/duplicate_pairs.sql)."""
    related = list(_related_drugs())
    wanted = min(max(min_score, 0.0), _HIGHEST_SCORE)
    return read_selected(
        store,
        "duplicate_pairs",
        filters,
        tolerance=_TOLERANCE,
        tolerance_ln=math.log1p(_TOLERANCE),
        days_apart=_DAYS_APART,
        fewest_days=_FEWEST_DAYS,
        distinctive_digits=_DISTINCTIVE_DIGITS,
        rare_at_most=_RARE_AT_MOST,
        prior=_PRIOR,
        strongest_evidence=_STRONGEST_EVIDENCE,
        min_odds=wanted / (1 - wanted),
        narrower=[narrower for narrower, _ in related],
        wider=[wider for _, wider in related],
        touching=touching,
    )


def _related_drugs() -> Iterator[tuple[str, str]]:
    """Yield each drug with each group that contains it."""
    drugs = get_vocabulary("drugs")
    for code in drugs.codes():
        yield from ((code, above) for above in drugs.with_ancestors(code) if above != code)


def _group_lines(pairs: pd.DataFrame) -> list[dict[str, Any]]:
    """Return one line per group of reports that pairs connect."""
    root = _connect(zip(pairs["seizure_a"], pairs["seizure_b"], strict=True))
    members: dict[int, list[int]] = {}
    for seizure in sorted(root):
        members.setdefault(_root(root, seizure), []).append(seizure)
    lowest = {seizure: seizures[0] for seizures in members.values() for seizure in seizures}
    evidence = _evidence(pairs, pairs["seizure_a"].map(lowest))
    return [
        {"group": group, "seizures": members[group], "reasons": list(_reasons(each))}
        | {name: getattr(each, name) for name in _TOLD}
        # The root of a group is its lowest number.
        for group, each in zip(evidence.index.tolist(), evidence.itertuples(), strict=True)
    ]


def _evidence(pairs: pd.DataFrame, groups: pd.Series[int]) -> pd.DataFrame:
    """Return one row per group: its highest score, and what any of its pairs shows."""
    rare = (pairs["digits"] >= _DISTINCTIVE_DIGITS) & (pairs["alike"] <= _RARE_AT_MOST)
    shown = pairs.assign(distinctive_weight=rare, same_day=pairs["days_apart"] == 0)
    highest = ["score", "days_apart", "items_match", "same_day", "distinctive_weight", *_FLAGS]
    return shown.groupby(groups)[highest].max()


def _connect(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for each report a report nearer to the root of its group."""
    root: dict[int, int] = {}
    for one, two in pairs:
        first = _root(root, root.setdefault(int(one), int(one)))
        second = _root(root, root.setdefault(int(two), int(two)))
        root[max(first, second)] = min(first, second)
    return root


def _root(root: dict[int, int], seizure: int) -> int:
    while root[seizure] != seizure:
        root[seizure] = root[root[seizure]]
        seizure = root[seizure]
    return seizure


def _reasons(evidence: Any) -> Iterator[str]:  # noqa: ANN401  a row of _evidence
    """Yield the codes of what speaks for and against a group; a figure stands behind a colon."""
    if evidence.same_day:
        yield "same_day"
    if evidence.days_apart:
        yield f"days_apart:{int(evidence.days_apart)}"
    yield "same_weight"
    if evidence.distinctive_weight:
        yield "distinctive_weight"
    yield from (code for name, code in _FLAGS.items() if getattr(evidence, name))
    if evidence.items_match > 1:
        yield f"items_match:{int(evidence.items_match)}"


def _state(members: frozenset[int], decisions: Sequence[DuplicateDecision]) -> str:
    """Return "open", "later" or "decided": the newest decision on two reports counts."""
    touching = [decision for decision in decisions if len(decision.seizures & members) > 1]
    if not touching:
        return "open"
    nodes = _merged(members, decisions)
    verdicts = {_verdict(one, two, decisions) for one, two in combinations(nodes, 2)}
    if None in verdicts:
        return "open"
    return "later" if DuplicateVerdict.LATER in verdicts else "decided"


def _merged(members: frozenset[int], decisions: Sequence[DuplicateDecision]) -> list[frozenset[int]]:
    """Return the reports with those that a person said are the same taken together."""
    groups = [one.seizures & members for one in decisions if one.verdict is DuplicateVerdict.SAME]
    together = [group for group in groups if group]
    alone = members.difference(*together)
    return [*together, *(frozenset({seizure}) for seizure in sorted(alone))]


def _verdict(
    one: frozenset[int], two: frozenset[int], decisions: Sequence[DuplicateDecision]
) -> DuplicateVerdict | None:
    covering = (decision for decision in decisions if decision.verdict is not DuplicateVerdict.SAME)
    return next((each.verdict for each in covering if each.seizures & one and each.seizures & two), None)


def _described(store: Store, groups: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Return the groups with what their first report says, the likeliest first."""
    if groups.empty:
        return pd.DataFrame(columns=list(GROUP_COLUMNS))
    reports = read_table(
        store, "duplicate_reports", seizures=groups["group"].tolist(), ceiling=filters.ceiling.rank
    )
    first = reports.assign(drug=reports["drugs"].str[0]).set_index("seizure_id")
    told = groups.join(first[["country", "date_first", "drug", "mass_kg"]], on="group")
    told["reports"] = told["seizures"].map(len)
    ordered = told.sort_values(["score", "group"], ascending=[False, True], ignore_index=True)
    return ordered[list(GROUP_COLUMNS)]
