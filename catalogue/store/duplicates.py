"""What persons decided of reports that may be one seizure: keep it, take it back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from catalogue.errors import NotFoundError, ValueRefusedError, Words
from catalogue.store.acts import execute, note, transaction
from catalogue.store.read import read_one, read_table

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from catalogue.store.connection import Store

_FEWEST = 2


class DuplicateVerdict(StrEnum):
    """What a person says of reports: one seizure, several seizures, or to be looked at later."""

    SAME = "same"
    DIFFERENT = "different"
    LATER = "later"


@dataclass(frozen=True)
class DuplicateDecision:
    """One decision that holds; `lead` is the report whose values lead, None unless the verdict is same."""

    decision_id: int
    verdict: DuplicateVerdict
    seizures: frozenset[int]
    lead: int | None


def find_duplicate_decisions(store: Store) -> tuple[DuplicateDecision, ...]:
    """Return the decisions that hold, latest first."""
    rows = read_table(store, "duplicate_decisions", ended=False)
    return tuple(_decision(row) for row in rows.to_dict("records"))


def _decision(row: Mapping[Hashable, Any]) -> DuplicateDecision:
    verdict = DuplicateVerdict(str(row["verdict"]))
    lead = int(row["lead"]) if verdict is DuplicateVerdict.SAME else None
    return DuplicateDecision(int(row["decision_id"]), verdict, frozenset(map(int, row["seizures"])), lead)


def decide_duplicates(
    store: Store, seizures: Sequence[int], verdict: DuplicateVerdict, actor: str, *, lead: int | None = None
) -> int:
    """Keep a person's decision on reports and return its number; nothing is deleted by it.

    Reports said to be the same join the group that one of them belongs to already. A later decision on
    reports of a group ends that group.

    Parameters
    ----------
    lead
        The report whose values lead, of verdict "same"; None: the one with the lowest number.

    Raises
    ------
    ValueRefusedError
        Fewer than two reports, one that is not there, or a lead that is none of them.
    """
    with transaction(store):
        _require_reports(store, seizures)
        joined, ended = _joined(find_duplicate_decisions(store), frozenset(seizures), verdict)
        leading = _leading(joined, lead) if verdict is DuplicateVerdict.SAME else None
        number = int(read_one(store, "next_duplicate_decision")["decision_id"])
        facts = {"decision_id": number, "verdict": verdict.value, "seizures": sorted(joined), "lead": leading}
        execute(store, "end_duplicate_decisions", {"ended": ended, "ended_by": actor, "replaced_by": number})
        execute(store, "write_duplicate_decision", facts | {"decided_by": actor})
        note(store, actor, "duplicates", str(number), facts)
    return number


def undo_duplicate_decision(store: Store, decision_id: int, actor: str) -> None:
    """Take back a decision; what it had replaced holds again.

    Raises
    ------
    NotFoundError
        No decision with this number holds.
    """
    with transaction(store):
        if decision_id not in {decision.decision_id for decision in find_duplicate_decisions(store)}:
            raise NotFoundError(kind="decision", code=decision_id, listing="duplicates --decided")
        ended = {"ended": [decision_id], "ended_by": actor, "replaced_by": None}
        execute(store, "end_duplicate_decisions", ended)
        execute(store, "undo_duplicate_decision", {"decision_id": decision_id})
        note(store, actor, "duplicates_undone", str(decision_id), {})


def drop_duplicate_decisions(store: Store, seizures: Sequence[int]) -> None:
    """Take back every decision that names one of `seizures`, inside the caller's transaction."""
    execute(store, "drop_duplicate_decisions", {"seizures": list(seizures)})


def _joined(
    standing: Sequence[DuplicateDecision], named: frozenset[int], verdict: DuplicateVerdict
) -> tuple[frozenset[int], list[int]]:
    """Return the reports that the new decision is about, and the decisions that it ends."""
    same = verdict is DuplicateVerdict.SAME
    standing_groups = [one for one in standing if one.verdict is DuplicateVerdict.SAME]
    ended = [one for one in standing_groups if len(one.seizures & named) >= (1 if same else _FEWEST)]
    joined = named.union(*(one.seizures for one in ended)) if same else named
    return joined, [one.decision_id for one in ended]


def _leading(joined: frozenset[int], lead: int | None) -> int:
    if lead is not None and lead not in joined:
        raise _refused(
            lead, Words("Name one of the reports of the group.", "Укажите одно из сообщений группы.")
        )
    return min(joined) if lead is None else lead


def _require_reports(store: Store, seizures: Sequence[int]) -> None:
    named = sorted(set(seizures))
    text = ", ".join(map(str, named))
    if len(named) < _FEWEST:
        raise _refused(text, Words("Name two reports or more.", "Укажите два сообщения или больше."))
    # The rank above every handling code: what is decided on was chosen by who sees it.
    found = read_table(store, "duplicate_reports", seizures=named, ceiling=127)
    if len(found) < len(named):
        raise _refused(text, Words("One of them is not in the store.", "Одного из них нет в хранилище."))


def _refused(value: object, advice: Words) -> ValueRefusedError:
    return ValueRefusedError(what=Words("Reports", "Сообщения"), value=value, advice=advice)
