"""Draws the mutants of a room by a seed: the same seed draws the same from the same files."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING

from tests.mutants.mutant import Mutant, read
from tests.mutants.python_faults import python_mutants
from tests.mutants.sql_faults import sql_mutants

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mutants.rooms import Room


_Make = Callable[[Random], Mutant | None]


def draw_mutants(room: Room, root: Path, seed: int) -> list[Mutant]:
    """Return the mutants of a room that `seed` draws, the kinds of fault in turn.

    Each kind has its turn, so that the many of one kind (a value made None, two columns that change
    places) do not stand for the few of another (a bound, a FILTER taken away). What is drawn depends on the
    words of a fault alone: a change of the product brings new mutants where it changed and leaves the rest.
    """
    by_kind: dict[str, list[tuple[str, _Make]]] = defaultdict(list)
    for path in room.list_files(root):
        met: Counter[tuple[str, str]] = Counter()
        for kind, words, make in _places(path, read(root, path)):
            met[kind, words] += 1
            told = f"{seed}\0{path}\0{kind}\0{words}\0{met[kind, words]}"
            by_kind[kind].append((sha256(told.encode()).hexdigest(), make))
    for ranked in by_kind.values():
        ranked.sort(key=lambda place: place[0])
    drawn: dict[Mutant, None] = {}
    while len(drawn) < room.mutants and any(by_kind.values()):
        for kind in sorted(by_kind):
            mutant = _make_next(by_kind[kind])
            if mutant is not None and len(drawn) < room.mutants:
                drawn[mutant] = None
    return list(drawn)


def _make_next(ranked: list[tuple[str, _Make]]) -> Mutant | None:
    if not ranked:
        return None
    rank, make = ranked.pop()
    return make(Random(rank))


def _places(path: str, source: str) -> list[tuple[str, str, _Make]]:
    """Return the kind and the words of each fault that a file can hold, and what makes it."""
    if path.endswith(".sql"):
        return [(mutant.kind, mutant.key(source), _always(mutant)) for mutant in sql_mutants(path, source)]
    return [(place.kind, place.words, place) for place in python_mutants(path, source)]


def _always(mutant: Mutant) -> _Make:
    return lambda _among: mutant
