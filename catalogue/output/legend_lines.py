"""What a legend is made of, line by line; a screen shows it as HTML, a picture draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from catalogue.output.escaping import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

SignKind = Literal["circle", "hollow", "line", "dashed", "swatch", "crossing"]


@dataclass(frozen=True)
class Sign:
    """A sign of the map.

    Attributes
    ----------
    size_px
        Diameter, width of the line or side, in pixels of the screen.
    mode
        Of a crossing: road, rail, river, sea or air.
    """

    kind: SignKind
    colour: str = ""
    size_px: float = 0
    mode: str = "road"


@dataclass(frozen=True)
class Title:
    """Names a layer, its unit and n."""

    text: str


@dataclass(frozen=True)
class Note:
    """Small print; `shown` is the number in it that changes with the view."""

    text: str
    shown: str = ""


@dataclass(frozen=True)
class Signs:
    """Signs with their labels: side by side where there is room, or each on a line of its own."""

    rows: tuple[tuple[Sign, str], ...]
    side_by_side: bool = True


LegendLine = Title | Note | Signs
Legend = tuple[LegendLine, ...]


def legend_html(lines: Sequence[LegendLine]) -> str:
    """Return the legend as HTML for catalogue_map.css."""
    return "".join(_line_html(line) for line in lines)


def _line_html(line: LegendLine) -> str:
    if isinstance(line, Title):
        return f"<h3>{escape(line.text)}</h3>"
    if isinstance(line, Note):
        told = escape(line.text)
        if line.shown:
            told = told.replace(escape(line.shown), f"<span data-shown>{escape(line.shown)}</span>", 1)
        return f'<p class="muted">{told}</p>'
    if all(sign.kind == "circle" for sign, _ in line.rows):
        return f'<div class="circles">{"".join(_circle_html(sign, label) for sign, label in line.rows)}</div>'
    rows = "".join(_row_html(sign, label) for sign, label in line.rows)
    return f'<div class="rows">{rows}</div>' if line.side_by_side else rows


def _circle_html(sign: Sign, label: str) -> str:
    return f"<figure>{_sign_html(sign)}<figcaption>{escape(label)}</figcaption></figure>"


def _row_html(sign: Sign, label: str) -> str:
    return f'<div class="row"><div class="sign">{_sign_html(sign)}</div><span>{escape(label)}</span></div>'


def _sign_html(sign: Sign) -> str:
    sized = f"width:{sign.size_px:g}px;height:{sign.size_px:g}px"
    width = f";border-top-width:{sign.size_px:g}px" if sign.size_px else ""
    name, style = {
        "circle": ("catalogue-cell", sized),
        "hollow": ("catalogue-cell catalogue-cell-hollow", sized),
        "line": ("stroke", f"border-color:{sign.colour}{width}"),
        "dashed": ("stroke dashed", f"border-color:{sign.colour}{width}"),
        "swatch": ("swatch", f"background:{sign.colour}"),
        "crossing": (f"catalogue-crossing catalogue-crossing-{sign.mode}", sized if sign.size_px else ""),
    }[sign.kind]
    return f'<div class="{name}" style="{escape(style)}"></div>'
