"""Proposed routes: seizures that fit no route, for a person to accept as a record or to dismiss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import routes, store
from catalogue.errors import NotFoundError
from catalogue.tasks.actor import ACTOR
from catalogue.tasks.attributing import attribute_seizures
from catalogue.tasks.clock import today

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.routes import ProposedRoute, RouteChoices
    from catalogue.store import Store


def list_proposals(opened: Store) -> tuple[ProposedRoute, ...]:
    """Return proposed routes on which nobody decided, those with the most seizures first."""
    decided = set(list_proposal_decisions(opened)["proposal"])
    return tuple(one for one in _every(opened) if one.key not in decided)


def list_proposal_decisions(opened: Store) -> pd.DataFrame:
    """Return what was decided of proposed routes and holds (store/queries/proposal_decisions.sql)."""
    return store.read_table(opened, "proposal_decisions")


def suggest_proposal_choices(opened: Store, proposal: ProposedRoute) -> RouteChoices:
    """Return names, corridor, direction and drugs to begin with when `proposal` is accepted."""
    return routes.suggest_choices(proposal, routes.current_routes(opened))


def accept_proposal(opened: Store, key: str, code: str, choices: RouteChoices | None = None) -> None:
    """Make an unconfirmed route record `code` of a proposed route, and tie seizures to routes anew.

    Parameters
    ----------
    choices
        Names, corridor, direction and drugs; None: as suggested.

    Raises
    ------
    NotFoundError
        There is no such proposal.
    ValueRefusedError
        The code is not two to eight Latin letters or digits, or a route has it already; or a choice cannot
        be used.
    """
    with store.one_act(opened) as act:
        found = [one for one in _every(act) if one.key == key]
        if not found:
            raise NotFoundError(kind="proposal", code=key, listing="routes")
        settled = choices or suggest_proposal_choices(act, found[0])
        change = f"accepted from {found[0].cases} seizures that fit no route"
        record = routes.make_route(found[0], settled, code, today())
        kept = routes.create_route(act, record, ACTOR, change)
        store.decide_proposal(act, key, "accepted", kept.code, ACTOR)
        attribute_seizures(act)


def dismiss_proposal(opened: Store, key: str) -> None:
    """Keep that a proposed route is none; it is listed among the decisions and can be undone."""
    store.decide_proposal(opened, key, "dismissed", None, ACTOR)


def undo_dismissal(opened: Store, key: str) -> None:
    """Take back that a proposed route is none: it is listed again."""
    store.undo_proposal_decision(opened, key, ACTOR)


def _every(opened: Store) -> tuple[ProposedRoute, ...]:
    return routes.propose_routes(store.read_table(opened, "unattributed"))
