"""How wide a line is: it grows with the square root of what passed, so that small and large stay readable."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogue.output.words import mass_text, number_text, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalogue.output.circles import Measure

# Far out lines lie side by side: they are thinner there.
_NARROWEST_PX, _WIDEST_PX, _WIDEST_AT_ZOOM_4, _WIDER_BY_ZOOM = 1.0, 7.0, 3.5, 0.8


@dataclass(frozen=True)
class Passed:
    """What passed each route: code -> seizures attributed to it and their kg.

    Attributes
    ----------
    measure
        What the width of a line shows: "cases" or "kg".
    zoom
        Of the map on which the lines are drawn.
    """

    by_route: Mapping[str, tuple[int, float]]
    measure: Measure
    zoom: int = 8

    def of(self, code: str) -> tuple[int, float]:
        """Return the seizures and kg of one route; 0, 0 where none is attributed to it."""
        return self.by_route.get(code, (0, 0.0))

    @property
    def largest(self) -> float:
        """The largest value of any route."""
        return max((self._value(code) for code in self.by_route), default=0.0)

    def width_px(self, code: str) -> float:
        """Return the width of the line of one route."""
        return width_px(self._value(code), self.largest, self.zoom)

    def _value(self, code: str) -> float:
        return self.of(code)[self.measure == "kg"]


def width_px(value: float, largest: float, zoom: int) -> float:
    """Return the width in pixels of a line for `value`, where the widest at `zoom` stands for `largest`."""
    share = max(value, 0.0) / largest if largest > 0 else 0.0
    widest = min(_WIDEST_PX, _WIDEST_AT_ZOOM_4 + _WIDER_BY_ZOOM * max(zoom - 4, 0))
    return round(_NARROWEST_PX + (widest - _NARROWEST_PX) * math.sqrt(share), 1)


def passed_lines(cases: int, mass_kg: float, language: str) -> list[str]:
    """Return what passed a line, for its note: attributed seizures and their kg."""
    told = {"cases": number_text(cases, language), "mass": mass_text(mass_kg, language)}
    return [word("tip_passed", language, **told)]
