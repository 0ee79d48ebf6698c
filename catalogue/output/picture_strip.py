"""The strip under a route's picture: what its signs mean, and the scale bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.output.circles import make_scale, round_down
from catalogue.output.map_layers import ACCENT
from catalogue.output.picture_ground import write
from catalogue.output.words import number_text, word

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from catalogue.output.circles import CircleScale

INK = "#1d262b"
# Pixels of the screen's circles become points of print: half the number reads alike on paper.
PRINT_POINTS_PER_PX = 0.5
_TEXT = 5.6
SOLID: dict[str, Any] = {"facecolor": ACCENT, "edgecolor": "#ffffff", "linewidth": 0.6, "alpha": 0.85}
HOLLOW: dict[str, Any] = {"facecolor": "#ffffffb0", "edgecolor": ACCENT, "linestyle": "--", "linewidth": 0.7}


def draw_strip(axes: Axes, cells: pd.DataFrame | None, kilometres_across: float, language: str) -> None:
    """Draw the signs from left to right, and at the right end a scale bar.

    Parameters
    ----------
    cells
        What the picture's circles show; None: it shows none.
    kilometres_across
        Width of the picture on the ground, at its middle.
    """
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    _draw_line_signs(axes, language)
    if cells is not None and len(cells):
        _draw_circles(axes, cells, language)
    _draw_scale(axes, kilometres_across, language)


def _draw_line_signs(axes: Axes, language: str) -> None:
    for y, dash, key in ((0.78, "solid", "legend_network"), (0.5, (0, (3.5, 2)), "legend_straight")):
        axes.plot([0.01, 0.045], [y, y], color=INK, linewidth=1.7, linestyle=dash)
        write(axes, 0.055, y, word(key, language), va="center", fontsize=_TEXT, color=INK)
    axes.scatter([0.0275], [0.22], s=14, marker="s", facecolor="#ffffff", edgecolor=INK, linewidth=0.8)
    write(axes, 0.055, 0.22, word("legend_crossing_point", language), va="center", fontsize=_TEXT, color=INK)


def _draw_circles(axes: Axes, cells: pd.DataFrame, language: str) -> None:
    cases = int(cells["cases"].sum())
    title = f"{word('legend_seizures_cases', language)} (n = {number_text(cases, language)})"
    write(axes, 0.41, 0.82, title, va="center", fontsize=_TEXT, color=INK)
    x = _draw_sizes(axes, make_scale(cells, "cases"), language)
    axes.scatter([x], [0.36], s=60, **HOLLOW)
    write(
        axes, x + 0.012, 0.36, word("legend_province_short", language), va="center", fontsize=_TEXT, color=INK
    )


def _draw_sizes(axes: Axes, scale: CircleScale, language: str) -> float:
    """Draw circles of round values, smallest first, and return where the next sign may stand."""
    x = 0.42
    for value in reversed(scale.legend_values()):
        points = scale.diameter_px(value) * PRINT_POINTS_PER_PX
        text = number_text(value, language)
        # The strip is 482 points wide.
        radius = points / 2 / 482
        axes.scatter([x + radius], [0.36], s=points**2, **SOLID)
        write(axes, x + 2 * radius + 0.006, 0.36, text, va="center", fontsize=_TEXT, color=INK)
        x += 2 * radius + 0.024 + 0.008 * len(text)
    return x + 0.01


def _draw_scale(axes: Axes, kilometres_across: float, language: str) -> None:
    kilometres = round_down(kilometres_across / 6)
    left, right = 0.985 - kilometres / kilometres_across, 0.985
    axes.plot([left, left, right, right], [0.6, 0.46, 0.46, 0.6], color=INK, linewidth=0.8)
    text = f"{number_text(kilometres, language)} {word('unit_kilometre', language)}"
    write(axes, (left + right) / 2, 0.8, text, ha="center", va="center", fontsize=_TEXT, color=INK)
