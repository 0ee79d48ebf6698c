"""Sources of a brief get their numbers in the order in which the text names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from catalogue.content import Source


class SourceList:
    """Hands out the numbers 1, 2, 3 ... and keeps whose they are.

    Parameters
    ----------
    known
        All sources by id.
    """

    def __init__(self, known: Mapping[str, Source]) -> None:
        self._known = known
        self._numbers: dict[str, int] = {}

    def numbers(self, ids: Sequence[str]) -> tuple[int, ...]:
        """Return the numbers of the sources `ids`, smallest first.

        Raises
        ------
        KeyError
            A source is not among those known: a mistake of the content's own check.
        """
        for source in ids:
            self._numbers.setdefault(self._known[source].id, len(self._numbers) + 1)
        return tuple(sorted(self._numbers[self._known[source].id] for source in ids))

    def listed(self) -> list[tuple[int, Source]]:
        """Return every source that got a number, with it, in order."""
        by_id = {source.id: source for source in self._known.values()}
        return [(number, by_id[source]) for source, number in self._numbers.items()]
