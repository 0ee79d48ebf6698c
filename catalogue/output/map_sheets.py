"""The map as seen, for print: one map or two side by side, with legend, what is meant, credits and marks.

The same layers, view and sizes as on the screen; PNG, SVG or PDF, in which texts stay texts.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patheffects import Stroke

from catalogue.output.circles import round_down
from catalogue.output.credits import boundary_note, map_credit
from catalogue.output.layer_drawing import Ground, cases_in_view, draw_layers
from catalogue.output.legend import base_legend
from catalogue.output.legend_drawing import INK, PALE, draw_legend, legend_height, wrapped
from catalogue.output.legend_lines import Legend, Note
from catalogue.output.picture_ground import NAME, country_names, draw_land, write
from catalogue.output.words import number_text, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from catalogue.filters import BoundingBox
    from catalogue.output.map_layers import CatalogueGroup
    from catalogue.output.screen import Pane

SheetForm = Literal["png", "svg", "pdf"]
SHEET_FORMS: tuple[SheetForm, ...] = ("png", "svg", "pdf")
# Points: the width of A4 lying on its side, less its margins.
_WIDTH, _MARGIN, _LEGEND_WIDTH, _GAP = 780.0, 14.0, 172.0, 10.0
_TITLE, _TEXT, _SMALL = 13.0, 7.6, 5.8
_HEAD_LEADING, _FOOT_LEADING = 10.4, 7.4
_LARGEST_SCALE = 1.0  # points for a pixel: more would draw signs larger than a reader of print needs
_DPI = 200
_ALERT = "#a2410f"
_KILOMETRES_AROUND = 40_030.0  # a great circle of the sphere of geodata.distance
# TrueType in PDF and text in SVG, so that a reader can search and copy; the same bytes for the same input.
_SETTINGS: dict[Any, Any] = {"svg.fonttype": "none", "pdf.fonttype": 42, "svg.hashsalt": "catalogue"}

# Without dates and the name of the writing program the bytes depend on the picture alone.
_NO_MAKER: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}


@dataclass(frozen=True)
class MapSheet:
    """What a map shows, and what stands around it.

    Attributes
    ----------
    panes
        One map, or two that are drawn side by side; each with its layers as a screen is sent them.
    view, zoom
        What each of them shows, at which zoom of the screen.
    lines
        What is meant, in words: filters, coverage, month.
    handling
        Strictest handling code of what is shown, such as TLP:AMBER.
    synthetic
        Demo data shows.
    month
        Place of the month that is played among those of the layer "months"; None: all are shown.
    """

    panes: Sequence[Pane]
    view: BoundingBox
    zoom: int
    lines: tuple[str, ...]
    handling: str
    synthetic: bool
    language: str
    month: int | None = None


def write_map_sheet(sheet: MapSheet, form: SheetForm) -> bytes:
    """Return the map as seen on a screen, as PNG (2167 pixels wide), SVG or PDF."""
    with mpl.rc_context(_SETTINGS):
        figure = _draw(sheet)
        buffer = io.BytesIO()
        figure.savefig(buffer, format=form, dpi=_DPI, metadata=_NO_MAKER[form])
        return buffer.getvalue()


@dataclass(frozen=True)
class _Layout:
    """Where things stand on the page, in points from its upper left corner."""

    map_width: float
    map_height: float
    points_per_px: float
    head: tuple[str, ...]
    foot: tuple[str, ...]
    titles: float
    legend_height: float

    @property
    def top(self) -> float:
        return _MARGIN + _TITLE + 7 + _HEAD_LEADING * len(self.head)

    @property
    def body(self) -> float:
        return max(self.map_height + self.titles, self.legend_height)

    @property
    def height(self) -> float:
        return self.top + self.body + 8 + _FOOT_LEADING * len(self.foot) + _MARGIN

    def box(self, left: float, top: float, width: float, height: float) -> tuple[float, float, float, float]:
        """Return a box as matplotlib takes it: shares of the page, from its lower left corner."""
        return left / _WIDTH, 1 - (top + height) / self.height, width / _WIDTH, height / self.height


def _draw(sheet: MapSheet) -> Figure:
    legend = _legend(sheet)
    layout = _layout(sheet, legend)
    figure = Figure(figsize=(_WIDTH / 72, layout.height / 72), dpi=_DPI)
    FigureCanvasAgg(figure)
    page = _points_axes(figure, layout.box(0, 0, _WIDTH, layout.height), _WIDTH, layout.height)
    _write_head(page, layout, sheet)
    for at, pane in enumerate(sheet.panes):
        left = _MARGIN + at * (layout.map_width + _GAP)
        write(page, left, layout.top + 8, pane.title, fontsize=8.4, fontweight="bold", color=INK)
        box = layout.box(left, layout.top + layout.titles, layout.map_width, layout.map_height)
        ground = Ground(
            _map_axes(figure, box, sheet.view), sheet.view, layout.points_per_px, sheet.language, sheet.month
        )
        _draw_map(ground, pane.layers)
    box = layout.box(_WIDTH - _MARGIN - _LEGEND_WIDTH, layout.top, _LEGEND_WIDTH, layout.body)
    side = _points_axes(figure, box, _LEGEND_WIDTH, layout.body)
    draw_legend(side, legend, _LEGEND_WIDTH, layout.points_per_px)
    _write_foot(page, layout)
    return figure


def _layout(sheet: MapSheet, legend: Legend) -> _Layout:
    view, count = sheet.view, len(sheet.panes)
    map_width = (_WIDTH - 2 * _MARGIN - _LEGEND_WIDTH - _GAP * count) / count
    screen_px = (view.east - view.west) / 360 * 256 * 2**sheet.zoom
    points_per_px = min(map_width / screen_px, _LARGEST_SCALE)
    high = float(_mercator(view.north) - _mercator(view.south))
    room = _WIDTH - 2 * _MARGIN
    notes = f"{map_credit(sheet.language)} {boundary_note(sheet.language)}"
    return _Layout(
        map_width=map_width,
        map_height=map_width * high / math.radians(view.east - view.west),
        points_per_px=points_per_px,
        head=tuple(part for line in sheet.lines for part in wrapped(line, room, _TEXT)),
        foot=tuple(wrapped(notes, room, _SMALL)),
        titles=14.0 if any(pane.title for pane in sheet.panes) else 0.0,
        legend_height=legend_height(legend, _LEGEND_WIDTH, points_per_px),
    )


def _legend(sheet: MapSheet) -> Legend:
    """Return the legend of the first map, and what else must be said of its layers; n is what is in view."""
    shown = "seizures" if sheet.month is None else "months"
    hidden = {"months", "seizures"} - {shown}
    kept = [group for group in sheet.panes[0].layers if group.layer_name not in hidden]
    # What lies highest is named first.
    kept.sort(key=lambda group: group.layer_name == shown)
    lines = [line for group in kept[::-1] for line in (*group.legend, *group.notes)]
    cases = [cases_in_view(pane.layers, sheet.view, sheet.month, sheet.language) for pane in sheet.panes]
    number = " | ".join(number_text(one, sheet.language) for one in cases)
    counted = [
        Note(line.text.replace(line.shown, number, 1)) if isinstance(line, Note) and line.shown else line
        for line in lines
    ]
    return (*counted, *base_legend(sheet.language))


def _write_head(page: Axes, layout: _Layout, sheet: MapSheet) -> None:
    baseline = _MARGIN + _TITLE - 2
    title = word("map_title", sheet.language)
    write(page, _MARGIN, baseline, title, fontsize=_TITLE, fontweight="bold", color=INK)
    marks = [word("brief_synthetic", sheet.language)] if sheet.synthetic else []
    style = {"ha": "right", "fontsize": 9, "fontweight": "bold", "color": _ALERT if sheet.synthetic else INK}
    write(page, _WIDTH - _MARGIN, baseline, "   ".join([*marks, sheet.handling]), **style)
    for at, line in enumerate(layout.head, 1):
        write(page, _MARGIN, baseline + 1 + _HEAD_LEADING * at, line, fontsize=_TEXT, color=INK)


def _write_foot(page: Axes, layout: _Layout) -> None:
    for at, line in enumerate(layout.foot, 1):
        down = layout.top + layout.body + 4 + _FOOT_LEADING * at
        write(page, _MARGIN, down, line, fontsize=_SMALL, color=PALE)


def _draw_map(ground: Ground, groups: Sequence[CatalogueGroup]) -> None:
    draw_land(ground.axes, ground.view)
    for x, y, name in country_names(ground.view, ground.language):
        style: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 6.5}
        # A halo turns letters into shapes: it lies below letters that stay text.
        halo = Stroke(linewidth=2.2, foreground="#ffffff")
        write(ground.axes, x, y, name.upper(), color="#ffffff", path_effects=[halo], zorder=3.6, **style)
        write(ground.axes, x, y, name.upper(), color=NAME, zorder=3.61, **style)
    draw_layers(ground, groups)
    _draw_scale(ground)


def _draw_scale(ground: Ground) -> None:
    view = ground.view
    middle = math.radians((view.south + view.north) / 2)
    across = (view.east - view.west) / 360 * _KILOMETRES_AROUND * math.cos(middle)
    kilometres = round_down(across / 5)
    left, right = 0.98 - kilometres / across, 0.98
    style: dict[str, Any] = {"transform": ground.axes.transAxes, "color": INK, "zorder": 9}
    ground.axes.plot([left, left, right, right], [0.035, 0.02, 0.02, 0.035], linewidth=0.9, **style)
    text = f"{number_text(kilometres, ground.language)} {word('unit_kilometre', ground.language)}"
    write(ground.axes, (left + right) / 2, 0.03, text, ha="center", va="bottom", fontsize=_TEXT, **style)


def _map_axes(figure: Figure, box: tuple[float, float, float, float], view: BoundingBox) -> Axes:
    axes: Axes = figure.add_axes(box)
    # The projection of the screen: Web Mercator.
    axes.set_yscale("function", functions=(_mercator, _latitude))
    axes.set_xlim(view.west, view.east)
    axes.set_ylim(view.south, view.north)
    axes.set_autoscale_on(False)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.minorticks_off()
    axes.spines[:].set(color="#9aa5ab", linewidth=0.6)
    return axes


def _points_axes(figure: Figure, box: tuple[float, float, float, float], width: float, height: float) -> Axes:
    """Return axes whose units are points from their upper left corner."""
    axes: Axes = figure.add_axes(box)
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_autoscale_on(False)
    axes.set_axis_off()
    return axes


def _mercator(latitude: Any) -> Any:  # noqa: ANN401  a number or many
    return np.arcsinh(np.tan(np.radians(latitude)))


def _latitude(height: Any) -> Any:  # noqa: ANN401  a number or many
    return np.degrees(np.arctan(np.sinh(height)))
