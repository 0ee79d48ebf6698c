"""Tie seizures to routes, and tell how many are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import analysis, routes, store
from catalogue.errors import ValueRefusedError, Words
from catalogue.tasks.actor import ACTOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from catalogue.routes import AttributableRoute, AttributionSummary
    from catalogue.store import Store


def attribute_seizures(opened: Store) -> AttributionSummary:
    """Tie every seizure to routes anew; what a person asserted stays."""
    with store.one_act(opened) as act:
        targets = _attributable_routes(act)
        profiles = store.find_profiles(act, _countries_of(targets))
        store.replace_attribution(act, routes.attribute_profiles(profiles, targets))
        return summarise_attribution(act)


def attribute_seizures_at(opened: Store, place_ids: Sequence[int]) -> None:
    """Tie the seizures at these places to routes anew; all others stay as they are tied."""
    if not place_ids:
        return
    with store.one_act(opened) as act:
        targets = _attributable_routes(act)
        profiles = store.find_profiles_at(act, _countries_of(targets), place_ids)
        store.replace_attribution_at(act, routes.attribute_profiles(profiles, targets))


def summarise_attribution(opened: Store) -> AttributionSummary:
    """Return how many seizures are attributed to a route, tied to some without a clear one, tied to none."""
    return routes.AttributionSummary(**store.read_one(opened, "attribution_summary"))


def list_attribution(opened: Store, limit: int | None = None) -> pd.DataFrame:
    """Return every tie of a seizure to a route: seizure, route, share, score, reason, asserted, standing."""
    return store.read_table(opened, "attribution", limit=limit)


def assert_attribution(opened: Store, seizure_id: int, route: str, reason: str) -> None:
    """Tie a seizure to a route because a person says so; it outranks every inferred tie.

    Raises
    ------
    NotFoundError
        There is no such seizure or route.
    ValueRefusedError
        No reason is given.
    """
    _decide(opened, seizure_id, route, "asserted", reason)


def deny_attribution(opened: Store, seizure_id: int, route: str, reason: str) -> None:
    """Take a seizure off a route because a person says so; raises as `assert_attribution` does."""
    _decide(opened, seizure_id, route, "denied", reason)


def undo_attribution_decision(opened: Store, decision_id: int) -> None:
    """Take back what a person decided of a seizure's route; the seizure is tied anew by what is known of it.

    Raises
    ------
    NotFoundError
        There is no such decision.
    """
    with store.one_act(opened) as act:
        attribute_seizures_at(act, [store.end_attribution_decision(act, decision_id, ACTOR)])


def list_attribution_decisions(opened: Store, seizure_id: int) -> pd.DataFrame:
    """Return what persons decided of a seizure's routes, latest first (attribution_decisions.sql)."""
    return store.read_table(opened, "attribution_decisions", seizure_id=seizure_id)


def _decide(opened: Store, seizure_id: int, route: str, verdict: str, reason: str) -> None:
    if not reason.strip():
        advice = Words("Say why, in a few words.", "Укажите причину в нескольких словах.")
        raise ValueRefusedError(what=Words("Reason", "Причина"), value=reason, advice=advice)
    with store.one_act(opened) as act:
        code = routes.get_route(act, route).code
        place_id = int(analysis.get_record(act, seizure_id).seizure["place_id"])
        decision = {"seizure_id": seizure_id, "route": code, "verdict": verdict, "reason": reason.strip()}
        store.decide_attribution(act, decision, ACTOR)
        attribute_seizures_at(act, [place_id])


def _attributable_routes(opened: Store) -> list[AttributableRoute]:
    drawn = zip(routes.current_routes(opened), routes.current_lines(opened), strict=True)
    return [routes.attributable(route, line) for route, line in drawn]


def _countries_of(targets: Sequence[AttributableRoute]) -> list[str]:
    return sorted({country for route in targets for country in route.countries})
