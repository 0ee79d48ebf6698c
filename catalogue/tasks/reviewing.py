"""Review imports: which reports are one seizure; a person decides, and can take every decision back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import analysis, store
from catalogue.errors import NotFoundError, ValueRefusedError, Words
from catalogue.filters import EVERYTHING, Filters
from catalogue.model import Handling
from catalogue.store import DuplicateVerdict
from catalogue.tasks.actor import ACTOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from catalogue.store import Store

_VERDICT_ADVICE = Words("Say same, different or later.", "Скажите same, different или later.")


def find_duplicates(  # noqa: PLR0913  each narrows the list in another way
    opened: Store,
    filters: Filters = EVERYTHING,
    *,
    min_score: float = analysis.DEFAULT_MIN_SCORE,
    touching: int | None = None,
    state: str | None = "open",
    limit: int | None = None,
) -> pd.DataFrame:
    """Return groups of reports that may be one seizure, the likeliest first; nothing is merged by it.

    Parameters
    ----------
    min_score
        Leave out what is less likely than this (0 to 1).
    touching
        Only groups with a report of this import.
    state
        "open" (nobody decided yet), "later" (a person put them aside), "decided", or None for all.

    Returns
    -------
    pandas.DataFrame
        group (number), score, reasons (codes), state, seizures (list of numbers), reports, country,
        date_first, drug, mass_kg, exact_repeat, units_differ, batches_differ.
    """
    found = analysis.find_duplicate_groups(
        opened, filters, min_score=min_score, touching=touching, state=state
    )
    return found if limit is None else found.head(limit)


def get_duplicate_states(opened: Store, groups: Sequence[Sequence[int]]) -> list[str]:
    """Return "open", "later" or "decided" for each group, given as the numbers of its reports."""
    return analysis.get_duplicate_states(opened, groups)


def list_duplicate_reports(
    opened: Store, seizures: Sequence[int], ceiling: Handling = Handling.RED
) -> pd.DataFrame:
    """Return the reports of a group side by side (store/queries/duplicate_reports.sql)."""
    named = [int(seizure) for seizure in seizures]
    return store.read_table(opened, "duplicate_reports", seizures=named, ceiling=ceiling.rank)


def list_duplicate_decisions(opened: Store, *, ended: bool = False) -> pd.DataFrame:
    """Return what was decided of reports, latest first; with `ended` also what holds no longer."""
    return store.read_table(opened, "duplicate_decisions", ended=ended)


def decide_duplicates(
    opened: Store, seizures: Sequence[int], verdict: str, *, lead: int | None = None
) -> int:
    """Keep a decision on reports and return its number: "same", "different" or "later".

    Nothing is deleted: reports that are the same stay, and totals can count the leading one alone
    (Filters.duplicates).

    Parameters
    ----------
    lead
        The report whose values lead, of verdict "same"; None: the one with the lowest number.

    Raises
    ------
    ValueRefusedError
        Fewer than two reports, one that is not there, a lead that is none of them, or another verdict.
    """
    if verdict not in set(DuplicateVerdict):
        raise ValueRefusedError(what=Words("Decision", "Решение"), value=verdict, advice=_VERDICT_ADVICE)
    named = [int(seizure) for seizure in seizures]
    return store.decide_duplicates(opened, named, DuplicateVerdict(verdict), ACTOR, lead=lead)


def decide_duplicate_group(
    opened: Store, group: int, verdict: str, *, lead: int | None = None, filters: Filters = EVERYTHING
) -> int:
    """Keep a decision on a whole group by its number, whatever its score.

    Raises
    ------
    NotFoundError
        No such group is proposed or put aside.
    """
    for min_score in (analysis.DEFAULT_MIN_SCORE, 0.0):
        for state in ("open", "later"):
            found = find_duplicates(opened, filters, min_score=min_score, state=state)
            chosen = found[found["group"] == group]
            if not chosen.empty:
                # Its reports are checked again where the decision is kept; to find the group may take long.
                return decide_duplicates(opened, chosen["seizures"].iloc[0], verdict, lead=lead)
    raise NotFoundError(kind="group", code=group, listing="duplicates")


def undo_duplicate_decision(opened: Store, decision: int) -> None:
    """Take back a decision on reports; NotFoundError where none with this number holds."""
    store.undo_duplicate_decision(opened, decision, ACTOR)
