"""How large a circle is: its area grows with the value, between a smallest and a largest size."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas as pd

Measure = Literal["cases", "kg"]

LARGEST_PX = 46
# Small enough to leave the map readable, large enough to be hit; a dashed outline needs more.
SMALLEST_PX = 12
SMALLEST_HOLLOW_PX = 16
# A label of 11 px digits needs this much room: the margin, and each of its signs.
_LABEL_MARGIN_PX, _SIGN_PX = 9, 6.5
# The same, for a script that sizes circles itself.
SIZES_PX = {
    "largest": LARGEST_PX,
    "smallest": SMALLEST_PX,
    "smallest_hollow": SMALLEST_HOLLOW_PX,
    "label_margin": _LABEL_MARGIN_PX,
    "sign": _SIGN_PX,
}


@dataclass(frozen=True)
class CircleScale:
    """Area of circles for values of one measure, up to `largest`."""

    measure: Measure
    largest: float

    def diameter_px(self, value: float) -> int:
        """Return the diameter in pixels of a circle for `value`."""
        share = value / self.largest if self.largest > 0 else 0.0
        return max(SMALLEST_PX, round(LARGEST_PX * math.sqrt(max(share, 0.0))))

    def labelled_px(self, value: float, label: str, *, hollow: bool) -> int:
        """Return the diameter for `value`, never so small that `label` or a dashed outline would not fit."""
        room = round(_LABEL_MARGIN_PX + _SIGN_PX * len(label)) if label else SMALLEST_PX
        return max(self.diameter_px(value), room, SMALLEST_HOLLOW_PX if hollow else SMALLEST_PX)

    def legend_values(self) -> list[float]:
        """Return up to three round values, largest first, whose circles differ enough to be told apart."""
        top = round_down(self.largest)
        values = [top, round_down(top / 5), round_down(top / 40)]
        wanted = [value for value in values if value >= (1 if self.measure == "cases" else 1e-3)]
        return sorted(set(wanted), reverse=True) or [1.0]


def make_scale(cells: pd.DataFrame, measure: Measure) -> CircleScale:
    """Return the scale for the circles of `cells`."""
    column = cells["mass_kg" if measure == "kg" else "cases"].fillna(0.0)
    return CircleScale(measure, float(column.max()) if len(column) else 1.0)


def round_down(value: float) -> float:
    """Return the largest of 1, 2, 5, 10, 20, 50, ... (or 0.5, 0.2, ...) that is not above `value`."""
    if value <= 0:
        return 0.0
    step = 10.0 ** math.floor(math.log10(value))
    return float(max(factor * step for factor in (1, 2, 5) if factor * step <= value * (1 + 1e-9)))
