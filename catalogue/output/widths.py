"""How wide a line is: it grows with the square root of what passed, so that small and large stay readable."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogue.output.words import mass_text, number_text, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalogue.output.circles import Measure

_NARROWEST_PX, _WIDEST_PX = 1.2, 9.0
_WHOLE_FROM = 100


@dataclass(frozen=True)
class Passed:
    """What was tied to each route: code -> seizures and kg, each weighted by its share of attribution.

    Attributes
    ----------
    measure
        What the width of a line shows: "cases" or "kg".
    """

    by_route: Mapping[str, tuple[float, float]]
    measure: Measure

    def of(self, code: str) -> tuple[float, float]:
        """Return the seizures and kg of one route; 0, 0 where none is tied to it."""
        return self.by_route.get(code, (0.0, 0.0))

    @property
    def largest(self) -> float:
        """The largest value of any route."""
        return max((self._value(code) for code in self.by_route), default=0.0)

    def width_px(self, code: str) -> float:
        """Return the width of the line of one route."""
        return width_px(self._value(code), self.largest)

    def _value(self, code: str) -> float:
        return self.of(code)[self.measure == "kg"]


def width_px(value: float, largest: float) -> float:
    """Return the width in pixels of a line for `value`, where the widest stands for `largest`."""
    share = max(value, 0.0) / largest if largest > 0 else 0.0
    return round(_NARROWEST_PX + (_WIDEST_PX - _NARROWEST_PX) * math.sqrt(share), 1)


def shares_lines(cases: float, mass_kg: float, language: str) -> list[str]:
    """Return what was tied to a line, for its note: seizures and kg by share of attribution."""
    # A tenth of a seizure says nothing beside a hundred.
    digits = 1 if cases < _WHOLE_FROM else 0
    told = {"cases": number_text(cases, language, digits), "mass": mass_text(mass_kg, language)}
    return [word("tip_shares", language, **told)]
