"""Where labels stand on a picture so that none covers another: plain geometry in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two rectangles share any point."""
        apart = self.right < other.left or other.right < self.left
        return not (apart or self.top < other.bottom or other.top < self.bottom)

    def holds(self, other: Box) -> bool:
        """Tell whether `other` lies wholly inside."""
        sides = self.left <= other.left and other.right <= self.right
        return sides and self.bottom <= other.bottom and other.top <= self.top


@dataclass(frozen=True)
class Wanted:
    """A label that wants to stand near its point (`x`, `y`), with the size of its text, in pixels."""

    x: float
    y: float
    width: float
    height: float


# Eight sides, the more readable first, as shares of width and height from the point to the text's centre.
_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
# Pixels between the point and the text: near, then with a short line to it.
_GAPS = (9, 24, 42, 62)


def place_labels(labels: Sequence[Wanted], frame: Box, obstacles: Sequence[Box] = ()) -> list[Box | None]:
    """Return the box of each label, or None where no free place is left; earlier labels choose first."""
    taken: list[Box] = list(obstacles)
    boxes: list[Box | None] = []
    for label in labels:
        free = (
            box for box in _candidates(label) if frame.holds(box) and not any(box.meets(b) for b in taken)
        )
        box = next(free, None)
        boxes.append(box)
        taken += [box] if box else []
    return boxes


def _candidates(label: Wanted) -> Iterator[Box]:
    half_width, half_height = label.width / 2, label.height / 2
    for gap in _GAPS:
        for right, up in _SIDES:
            slant = 0.7 if right and up else 1.0
            x = label.x + right * (half_width + gap * slant)
            y = label.y + up * (half_height + gap * slant)
            yield Box(x - half_width, y - half_height, x + half_width, y + half_height)
