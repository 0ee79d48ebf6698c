"""Draws the mutants of a room by a seed: the same seed draws the same from the same files."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING

from tests.mutants.mutant import Mutant, read
from tests.mutants.python_faults import python_mutants
from tests.mutants.sql_faults import sql_mutants

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.mutants.rooms import Room


def draw_mutants(room: Room, root: Path, seed: int) -> list[Mutant]:
    """Return the mutants of a room that `seed` draws, the kinds of fault in turn.

    Each kind has its turn, so that the many of one kind (a value made None, two columns that change
    places) do not stand for the few of another (a bound, a FILTER taken away).
    """
    among = random.Random(f"{seed} {room.name}")
    by_kind: dict[str, list[Callable[[random.Random], Mutant | None]]] = defaultdict(list)
    for path in room.list_files(root):
        for kind, make in _places(path, read(root, path)):
            by_kind[kind].append(make)
    for makers in by_kind.values():
        among.shuffle(makers)
    drawn: dict[Mutant, None] = {}
    while len(drawn) < room.mutants and any(by_kind.values()):
        for kind in sorted(by_kind):
            mutant = by_kind[kind].pop()(among) if by_kind[kind] else None
            if mutant is not None and len(drawn) < room.mutants:
                drawn[mutant] = None
    return list(drawn)


def _places(path: str, source: str) -> list[tuple[str, Callable[[random.Random], Mutant | None]]]:
    if path.endswith(".sql"):
        return [(mutant.kind, _always(mutant)) for mutant in sql_mutants(path, source)]
    return [(place.kind, place) for place in python_mutants(path, source)]


def _always(mutant: Mutant) -> Callable[[random.Random], Mutant]:
    return lambda _among: mutant
