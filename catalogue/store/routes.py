"""What persons decided of routes: ties of a seizure, proposed routes; kept, applied, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.errors import NotFoundError
from catalogue.store.acts import execute, note, transaction
from catalogue.store.read import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalogue.store.connection import Store

Decision = dict[str, object]


def decide_attribution(store: Store, decision: Mapping[str, object], actor: str) -> None:
    """Keep a person's decision on a seizure and a route and apply it, in one transaction.

    Parameters
    ----------
    decision
        seizure_id, route, verdict ("asserted" or "denied"), reason.
    """
    with transaction(store):
        execute(store, "write_attribution_decision", dict(decision) | {"decided_by": actor})
        execute(store, "apply_attribution_decisions", {})
        note(store, actor, f"attribution_{decision['verdict']}", str(decision["seizure_id"]), decision)


def end_attribution_decision(store: Store, decision_id: int, actor: str) -> int:
    """Take back a decision on a seizure and a route; return the seizure's place, to be tied anew.

    Raises
    ------
    NotFoundError
        There is no such decision, or its seizure is gone.
    """
    with transaction(store):
        found = read_table(store, "attribution_decision", decision_id=decision_id)
        if found.empty:
            raise NotFoundError(kind="decision", code=decision_id, listing="attribution")
        execute(store, "end_attribution_decision", {"decision_id": decision_id, "ended_by": actor})
        execute(store, "apply_attribution_decisions", {})
        note(store, actor, "attribution_undone", str(found["seizure_id"].iloc[0]), {"decision": decision_id})
    return int(found["place_id"].iloc[0])


def decide_proposal(store: Store, proposal: str, verdict: str, route: str | None, actor: str) -> None:
    """Keep a person's decision on a proposed route: "accepted" as the record `route`, or "dismissed"."""
    decision: Decision = {"proposal": proposal, "verdict": verdict, "route": route}
    with transaction(store):
        execute(store, "write_proposal_decision", decision | {"decided_by": actor})
        note(store, actor, f"proposal_{verdict}", proposal, decision)


def undo_proposal_decision(store: Store, proposal: str, actor: str) -> None:
    """Take back what was decided on a proposed route."""
    with transaction(store):
        execute(store, "end_proposal_decision", {"proposal": proposal, "ended_by": actor})
        note(store, actor, "proposal_undone", proposal, {})
