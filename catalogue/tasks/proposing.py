"""Proposed routes: seizures that fit no route, for a person to accept as a record or to dismiss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import routes, store
from catalogue.errors import NotFoundError, ValueRefusedError, Words
from catalogue.tasks.actor import ACTOR
from catalogue.tasks.attributing import attribute_seizures
from catalogue.tasks.clock import today

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.routes import ProposedRoute
    from catalogue.store import Store


def list_proposals(opened: Store) -> tuple[ProposedRoute, ...]:
    """Return proposed routes on which nobody decided, those with the most seizures first."""
    decided = set(list_proposal_decisions(opened)["proposal"])
    return tuple(one for one in _every(opened) if one.key not in decided)


def list_proposal_decisions(opened: Store) -> pd.DataFrame:
    """Return what was decided of proposed routes and holds (store/queries/proposal_decisions.sql)."""
    return store.read_table(opened, "proposal_decisions")


def accept_proposal(opened: Store, key: str, code: str) -> None:
    """Make an unconfirmed route record `code` of a proposed route, and tie seizures to routes anew.

    Raises
    ------
    NotFoundError
        There is no such proposal.
    ValueRefusedError
        The code is not two to eight Latin letters or digits, or a route has it already.
    """
    found = [one for one in _every(opened) if one.key == key]
    if not found:
        raise NotFoundError(kind="proposal", code=key, listing="routes")
    new = code.strip().upper()
    taken = {route.code for route in routes.current_routes(opened)}
    if not (new.isascii() and new.isalnum() and 2 <= len(new) <= 8) or new in taken:  # noqa: PLR2004  a short code
        advice = Words("Give an unused code of 2 to 8 letters.", "Нужен свободный код: 2–8 латинских букв.")
        raise ValueRefusedError(what=Words("Code", "Код"), value=code, advice=advice)
    record = routes.make_route(found[0], new, today())
    routes.write_version(opened, record, ACTOR, f"accepted from {found[0].cases} seizures that fit no route")
    store.decide_proposal(opened, key, "accepted", new, ACTOR)
    attribute_seizures(opened)


def dismiss_proposal(opened: Store, key: str) -> None:
    """Keep that a proposed route is none; it is listed among the decisions and can be undone."""
    store.decide_proposal(opened, key, "dismissed", None, ACTOR)


def undo_dismissal(opened: Store, key: str) -> None:
    """Take back that a proposed route is none: it is listed again."""
    store.undo_proposal_decision(opened, key, ACTOR)


def _every(opened: Store) -> tuple[ProposedRoute, ...]:
    return routes.propose_routes(store.read_table(opened, "unattributed"))
