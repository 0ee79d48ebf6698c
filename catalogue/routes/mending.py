"""The legs of a route when waypoints come or go: each keeps the way that it states."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from catalogue.content import Leg

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST_MODE = "road"  # of a leg that nobody described yet


def mended_legs(
    legs: Sequence[Leg], before: Sequence[str], names: Sequence[str], direction: str
) -> tuple[Leg, ...]:
    """Return `legs` between the waypoints `names`, which were `before`, both in the order of the list."""
    backwards = _run_backwards(legs, before, direction)
    moved = list(reversed(names)) if backwards else list(names)
    if not legs:
        return _one_leg(moved)
    kept = list(legs)
    for gone in (name for name in before if name not in names):
        kept = _without(kept, gone)
    known = set(before)
    for place, name in enumerate(moved):
        if kept and name not in known:
            following = next((later for later in moved[place + 1 :] if later in known), None)
            kept = _with_new(kept, moved[place - 1] if place else None, name, following)
            known.add(name)
    return tuple(kept)


def _run_backwards(legs: Sequence[Leg], names: Sequence[str], direction: str) -> bool:
    """Tell whether the movement is against the order of the waypoints."""
    if not legs:
        return direction == "against"
    return sum(names.index(leg.end) - names.index(leg.start) for leg in legs) < 0


def _one_leg(moved: Sequence[str]) -> tuple[Leg, ...]:
    """Return the way of a record that told of no leg yet: from the first waypoint to the last."""
    return (Leg(moved[0], moved[-1], FIRST_MODE, None, tuple(moved[1:-1])),) if len(moved) > 1 else ()


def _without(legs: Sequence[Leg], gone: str) -> list[Leg]:
    """Return `legs` without a waypoint; what arrived there goes on with what left, or ends earlier."""
    arriving = [leg for leg in legs if leg.end == gone]
    leaving = [leg for leg in legs if leg.start == gone]
    found: list[Leg] = []
    for leg in legs:
        if gone not in (leg.start, leg.end):
            found.append(replace(leg, through=tuple(name for name in leg.through if name != gone)))
        elif leg.end == gone and leaving:
            found += [_joined(leg, onward) for onward in leaving if onward.end != leg.start]
        elif not (arriving and leaving):
            found += _shortened(leg, gone)
    return found


def _joined(leg: Leg, onward: Leg) -> Leg:
    through = dict.fromkeys(leg.through + onward.through)
    inner = tuple(name for name in through if name not in {leg.start, onward.end})
    return Leg(leg.start, onward.end, leg.mode, None, inner, leg.schematic or onward.schematic)


def _shortened(leg: Leg, gone: str) -> list[Leg]:
    """Return `leg` from or to the next waypoint on it; none where it passes no other."""
    if not leg.through:
        return []
    if leg.start == gone:
        return [replace(leg, start=leg.through[0], through=leg.through[1:], crossing=None)]
    return [replace(leg, end=leg.through[-1], through=leg.through[:-1], crossing=None)]


def _with_new(legs: Sequence[Leg], previous: str | None, name: str, following: str | None) -> list[Leg]:
    """Return `legs` with a waypoint listed, in the order of movement, between `previous` and `following`."""
    if previous is None:
        return [_new_leg(legs, name, str(following)), *legs]
    if following is None:
        return [*legs, _new_leg(legs, previous, name)]
    found = _step_meant(legs, previous, following)
    return [_passing(leg, name, found[1]) if found and at == found[0] else leg for at, leg in enumerate(legs)]


def _step_meant(legs: Sequence[Leg], previous: str, following: str) -> tuple[int, int] | None:
    """Return which leg, and which of its steps: between both; else on from the one, or towards the other."""
    steps = [
        (number, step, pair)
        for number, leg in enumerate(legs)
        for step, pair in enumerate(pairwise((leg.start, *leg.through, leg.end)))
    ]
    between = [one for one in steps if set(one[2]) == {previous, following}]
    onward = [one for one in steps if one[2][0] == previous]
    towards = [one for one in steps if one[2][1] == following]
    return next(((number, step) for number, step, _ in (*between, *onward, *towards)), None)


def _passing(leg: Leg, name: str, step: int) -> Leg:
    return replace(leg, through=(*leg.through[:step], name, *leg.through[step:]))


def _new_leg(legs: Sequence[Leg], start: str, end: str) -> Leg:
    old = next((leg for leg in legs if leg.end == start or leg.start == end), None) or legs[0]
    return Leg(start, end, old.mode, None)
