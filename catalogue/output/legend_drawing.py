"""A legend drawn with matplotlib, line by line from top to bottom; sizes are points of print."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from catalogue.output.legend_lines import LegendLine, Note, Sign, Signs, Title
from catalogue.output.map_layers import ACCENT
from catalogue.output.picture_ground import write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

INK, PALE = "#1d262b", "#56636c"
_SIZE, _LEADING, _SIGN_WIDTH = 7.0, 9.2, 22.0
_FONT = "DejaVu Sans"  # comes with matplotlib, holds Cyrillic


@dataclass
class _Column:
    axes: Axes | None
    width: float
    points_per_px: float
    down: float = 0.0


def legend_height(lines: Sequence[LegendLine], width: float, points_per_px: float) -> float:
    """Return how high the legend is when drawn `width` points wide."""
    column = _Column(None, width, points_per_px)
    for line in lines:
        _draw(column, line)
    return column.down


def draw_legend(axes: Axes, lines: Sequence[LegendLine], width: float, points_per_px: float) -> None:
    """Draw the legend on `axes`, whose units are points from the upper left corner."""
    column = _Column(axes, width, points_per_px)
    for line in lines:
        _draw(column, line)


def wrapped(text: str, width: float, size: float, weight: str = "normal") -> list[str]:
    """Return `text` in lines that fit `width` points at `size`; a word that is wider stands alone."""
    lines = [""]
    for part in text.split(" "):
        longer = f"{lines[-1]} {part}".strip()
        if lines[-1] and _text_width(longer, size, weight) > width:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines


@cache
def _text_width(text: str, size: float, weight: str) -> float:
    font = FontProperties(family=_FONT, size=size, weight=weight)
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


def _draw(column: _Column, line: LegendLine) -> None:
    if isinstance(line, Title):
        column.down += 4
        _write_lines(column, line.text, 0, INK, "bold")
    elif isinstance(line, Note):
        _write_lines(column, line.text, 0, PALE, "normal")
    elif all(sign.kind == "circle" for sign, _ in line.rows):
        _draw_circles(column, line)
    else:
        for sign, label in line.rows:
            _draw_row(column, sign, label)


def _write_lines(column: _Column, text: str, left: float, colour: str, weight: str) -> None:
    for part in wrapped(text, column.width - left, _SIZE, weight):
        column.down += _LEADING
        if column.axes:
            style = {"fontsize": _SIZE, "color": colour, "fontweight": weight, "va": "baseline"}
            write(column.axes, left, column.down - 2, part, **style)


def _draw_row(column: _Column, sign: Sign, label: str) -> None:
    top = column.down
    _write_lines(column, label, _SIGN_WIDTH + 4, INK, "normal")
    if column.axes:
        _draw_sign(column.axes, sign, _SIGN_WIDTH / 2, (top + column.down) / 2, column.points_per_px)


def _draw_circles(column: _Column, line: Signs) -> None:
    sizes = [sign.size_px * column.points_per_px for sign, _ in line.rows]
    height, left = max(sizes, default=0.0) + 3, 1.0
    for (sign, label), size in zip(line.rows, sizes, strict=True):
        room = max(size, _text_width(label, _SIZE, "normal"))
        if column.axes:
            middle = left + room / 2
            _draw_sign(column.axes, sign, middle, column.down + height - size / 2, column.points_per_px)
            style = {"fontsize": _SIZE, "color": INK, "ha": "center", "va": "baseline"}
            write(column.axes, middle, column.down + height + _LEADING - 1, label, **style)
        left += room + 8
    column.down += height + _LEADING if line.rows else 0


def _draw_sign(axes: Axes, sign: Sign, x: float, y: float, points_per_px: float) -> None:
    half = _SIGN_WIDTH / 2 - 1
    if sign.kind in {"line", "dashed"}:
        width = (sign.size_px or 2.5) * points_per_px
        dash = (0, (2, 1.4)) if sign.kind == "dashed" else "solid"
        axes.plot([x - half, x + half], [y, y], color=sign.colour, linewidth=width, linestyle=dash)
        return
    size = (sign.size_px or 9) * points_per_px
    axes.scatter([x], [y], s=size**2, **_LOOKS[sign.kind](sign))


_LOOKS: dict[str, Any] = {
    "circle": lambda _: {"facecolor": ACCENT, "edgecolor": "#ffffff", "linewidth": 0.9, "alpha": 0.85},
    "hollow": lambda _: {"facecolor": "#ffffff", "edgecolor": ACCENT, "linestyle": "--", "linewidth": 0.9},
    "swatch": lambda sign: {"facecolor": sign.colour, "edgecolor": "none", "marker": "s"},
    "crossing": lambda sign: {
        "facecolor": "#6a757c" if sign.mode in {"rail", "air"} else "#ffffff",
        "edgecolor": "#6a757c",
        "linewidth": 0.8,
        "marker": "o" if sign.mode in {"river", "sea", "air"} else "s",
    },
}
