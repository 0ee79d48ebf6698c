"""Where the header of a table stands in a sheet, in one row or in several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from catalogue.intake.cell_shapes import is_header_like, is_number, one_line
from catalogue.intake.records import Merge

IsKnown = Callable[[str], bool]
# A header stands among the first filled rows of its part of the sheet.
SEARCHED_ROWS = 80
_DEEPEST = 3
# Known headers that make a row a header; fewer could be a list or a letter's heading.
LEAST_KNOWN = 2
_LEVELS = " / "


@dataclass(frozen=True)
class HeaderBlock:
    """A header: first row, number of rows (as positions), its joined texts, and how many are known."""

    top: int
    depth: int
    texts: tuple[str, ...]
    known: int

    @property
    def bottom(self) -> int:
        """Return the position right after the header's last row."""
        return self.top + self.depth


def find_header(
    rows: Sequence[Sequence[str]], merges: Sequence[Merge], is_known: IsKnown, offset: int = 0
) -> HeaderBlock | None:
    """Return the header among `rows`, or None where no row is filled.

    Parameters
    ----------
    rows
        First rows of the part searched; the row at place i has position `offset` + i in the grid.
    merges
        Merged ranges in positions of the grid.
    is_known
        Tells whether a header is in the vocabulary of headers.
    """
    blocks = [
        block
        for top in range(len(rows))
        for depth in range(1, _DEEPEST + 1)
        if (block := _block(rows, top, depth, merges, is_known, offset)) is not None
    ]
    best = max(blocks, key=lambda block: (block.known, -block.depth, -block.top), default=None)
    if best is not None and best.known >= LEAST_KNOWN:
        return best
    return _likely_header(rows, is_known, offset)


def _block(
    rows: Sequence[Sequence[str]],
    top: int,
    depth: int,
    merges: Sequence[Merge],
    is_known: IsKnown,
    offset: int,
) -> HeaderBlock | None:
    """Return rows `top`..`top+depth-1` as a header, or None where they cannot be one."""
    levels = [list(map(one_line, row)) for row in rows[top : top + depth]]
    if len(levels) < depth or not all(map(_could_be_header, levels)):
        return None
    if not all(_completes(upper, lower) for upper, lower in zip(levels, levels[1:], strict=False)):
        return None
    for level, cells in enumerate(levels[:-1]):
        _spread(cells, levels[level + 1], _merged_right(merges, offset + top + level))
    texts = tuple(_join(column) for column in zip(*levels, strict=True))
    known = len({text for text in texts if text and is_known(text)})
    return HeaderBlock(offset + top, depth, texts, known)


def _could_be_header(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    words = sum(map(is_header_like, filled))
    return bool(filled) and words * 10 >= len(filled) * 7


def _completes(upper: list[str], lower: list[str]) -> bool:
    """Tell whether `lower` is a further level of `upper`: each fills gaps of the other, no data in it."""
    if any(is_number(cell) or not is_header_like(cell) for cell in lower if cell):
        return False
    below = sum(1 for a, b in zip(upper, lower, strict=True) if b and not a)
    beside = sum(1 for a, b in zip(upper, lower, strict=True) if a and not b)
    return below > 0 and (beside > 0 or below * 2 >= sum(map(bool, lower)))


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


def _likely_header(rows: Sequence[Sequence[str]], is_known: IsKnown, offset: int) -> HeaderBlock | None:
    """Return the first row as wide as most: the header of a table whose columns nobody knows."""
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    widest = max(filled, default=0)
    for place, count in enumerate(filled):
        if count and count * 2 > widest and _could_be_header(list(map(one_line, rows[place]))):
            texts = tuple(map(one_line, rows[place]))
            return HeaderBlock(offset + place, 1, texts, len({t for t in texts if t and is_known(t)}))
    return None
