"""Where the header of a table stands in a sheet, in one row or in several."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from catalogue.intake.cell_shapes import is_header_like, is_number, one_line
from catalogue.intake.header_parts import find_header_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from catalogue.intake.records import Merge

# A header stands among the first filled rows of its part of the sheet.
SEARCHED_ROWS = 80
_DEEPEST = 3
# Known headers that make a row a header; fewer could be a list or a letter's heading.
LEAST_KNOWN = 2
# Known headers that make the first such row the header, however many a table further down has.
LEAST_KNOWN_FOR_SURE = 3
_LEVELS = " / "


@dataclass(frozen=True)
class HeaderBlock:
    """A header: first row, number of rows (as positions), its joined texts, and how many are known.

    `strength` is 1 where the lower levels hold known headers themselves, -1 where they could be data.
    """

    top: int
    depth: int
    texts: tuple[str, ...]
    known: int
    strength: int = 1

    @property
    def bottom(self) -> int:
        """Return the position right after the header's last row."""
        return self.top + self.depth


@dataclass(frozen=True)
class HeaderSearch:
    """The first rows of a part of a sheet, in which a header is sought.

    Attributes
    ----------
    rows, offset
        The rows; the one at place i has position `offset` + i in the grid.
    merges
        Merged ranges in positions of the grid.
    is_known
        Tells whether a header is in the vocabulary of headers.
    """

    rows: Sequence[Sequence[str]]
    offset: int
    merges: Sequence[Merge]
    is_known: Callable[[str], bool]

    def find(self) -> HeaderBlock | None:
        """Return the header, or None where no row could be one."""
        tops, depths = range(len(self.rows)), range(1, _DEEPEST + 1)
        blocks = (self._block(top, depth) for top in tops for depth in depths)
        found = _of_first_table([block for block in blocks if block is not None])
        best = max(
            found, key=lambda block: (block.known, block.depth * block.strength, -block.top), default=None
        )
        return best if best is not None and best.known >= LEAST_KNOWN else self._likely()

    def _block(self, top: int, depth: int) -> HeaderBlock | None:
        """Return `depth` rows from `top` as a header, or None where they cannot be one."""
        levels = [list(map(one_line, row)) for row in self.rows[top : top + depth]]
        if len(levels) < depth or not all(map(_could_be_header, levels)):
            return None
        if not all(_completes(upper, lower) for upper, lower in pairwise(levels)):
            return None
        for level, cells in enumerate(levels[:-1]):
            _spread(cells, levels[level + 1], _merged_right(self.merges, self.offset + top + level))
        texts = tuple(_join(column) for column in zip(*levels, strict=True))
        strength = 1 if all(map(self._is_mostly_known, levels[1:])) or _names_units(levels[-1]) else -1
        if strength < 0 and not self._has_merges(self.offset + top):
            return None
        return HeaderBlock(self.offset + top, depth, texts, self._count_known(texts), strength)

    def _has_merges(self, row: int) -> bool:
        return any(merge.top == row for merge in self.merges)

    def _is_mostly_known(self, cells: list[str]) -> bool:
        filled = [cell for cell in cells if cell]
        return sum(map(self.is_known, filled)) * 2 > len(filled)

    def _count_known(self, texts: Sequence[str]) -> int:
        return len({text for text in texts if text and self.is_known(text)})

    def _likely(self) -> HeaderBlock | None:
        """Return the first row as wide as most: the header of a table whose columns nobody knows."""
        filled = [sum(1 for cell in row if cell.strip()) for row in self.rows]
        for place, count in enumerate(filled):
            texts = tuple(map(one_line, self.rows[place]))
            if count and count * 2 > max(filled) and _could_be_header(list(texts)):
                return HeaderBlock(self.offset + place, 1, texts, self._count_known(texts))
        return None


def _of_first_table(blocks: list[HeaderBlock]) -> list[HeaderBlock]:
    """Return the blocks that can be the header of the topmost table; all where none is a header for sure.

    A table further down may have more known headers; the rows of the first one are no titles of it.
    """
    sure = [
        block.top
        for block in blocks
        if block.known >= LEAST_KNOWN_FOR_SURE and block.known * 2 >= sum(map(bool, block.texts))
    ]
    return [block for block in blocks if block.top < min(sure) + _DEEPEST] if sure else blocks


def _could_be_header(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    words = sum(map(is_header_like, filled))
    return bool(filled) and words * 10 >= len(filled) * 7


def _completes(upper: list[str], lower: list[str]) -> bool:
    """Tell whether `lower` is a further level of `upper`: it fills gaps and holds no data."""
    if any(is_number(cell) or not is_header_like(cell) for cell in lower if cell):
        return False
    if _names_units(lower) and sum(map(bool, upper)) > 1:
        return all(a or not b for a, b in zip(_carried_right(upper), lower, strict=True))
    # A lone text above is a title, and below it is a sub-heading: neither is a level.
    has_levels = min(sum(map(bool, upper)), sum(map(bool, lower))) > 1
    return has_levels and any(b and not a for a, b in zip(upper, lower, strict=True))


def _names_units(cells: list[str]) -> bool:
    """Tell whether a row holds nothing but units of measure, as the last row of a header may."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(find_header_unit(cell) for cell in filled)


def _carried_right(cells: list[str]) -> list[str]:
    """Return the cells of a row, empty ones filled with the text on their left."""
    carried = [""]
    for cell in cells:
        carried.append(cell or carried[-1])
    return carried[1:]


def _merged_right(merges: Sequence[Merge], row: int) -> dict[int, int]:
    """Return the column whose text each covered column of `row` shows."""
    return {
        column: merge.left
        for merge in merges
        if merge.top <= row <= merge.bottom
        for column in range(merge.left + 1, min(merge.right, merge.left + 200) + 1)
    }


def _spread(upper: list[str], lower: list[str], merged: dict[int, int]) -> None:
    """Write a heading that spans several columns into each of them."""
    last = ""
    for place, text in enumerate(upper):
        if text:
            last = text
        elif place in merged and merged[place] < len(upper):
            upper[place] = upper[merged[place]]
        elif not merged and lower[place]:
            upper[place] = last


def _join(parts: Sequence[str]) -> str:
    """Join the levels of one column, each text once."""
    return _LEVELS.join(dict.fromkeys(part for part in parts if part))
