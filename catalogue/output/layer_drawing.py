"""The layers of a map drawn with matplotlib, from the very content that a screen is sent."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.collections import LineCollection, PolyCollection

from catalogue.output.circles import CircleScale
from catalogue.output.map_layers import ACCENT
from catalogue.output.picture_ground import write
from catalogue.output.words import short_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.axes import Axes

    from catalogue.filters import BoundingBox
    from catalogue.output.map_layers import CatalogueGroup

_WHITE, _SIGN_GREY = "#ffffff", "#6a757c"
# As in catalogue_map.js and map_extra.js, so that a picture shows what the screen shows.
_CASING_PX, _UNIT_PX, _CROSSING_PX, _GOLDEN_ANGLE, _SPIRAL_PX, _ASIDE_PX = 1.6, 12, 9, 2.39996, 11, 5
_ROUND_MODES, _FILLED_MODES = {"river", "sea", "air"}, {"rail", "air"}
_ORDER = {"hot_spots": 3.0, "routes": 3.2, "flows": 3.4, "crossings": 3.8, "units": 3.85, "seizures": 4.0}


@dataclass(frozen=True)
class Ground:
    """Where layers are drawn.

    Attributes
    ----------
    points_per_px
        How many points of print a pixel of the screen becomes.
    month
        Place of the month that is played among those of the layer "months"; None: all are shown.
    """

    axes: Axes
    view: BoundingBox
    points_per_px: float
    language: str
    month: int | None = None


@dataclass(frozen=True)
class _Stroke:
    colour: str
    width_px: float
    opacity: float
    dash: str | None


def draw_layers(ground: Ground, groups: Sequence[CatalogueGroup]) -> None:
    """Draw the layers, each at its own height."""
    for group in groups:
        name = str(group.layer_name)
        if name == "months" and ground.month is not None:
            _draw_circles(ground, month_rows(group, ground.month, ground.language))
        elif name in _DRAWERS and not (name == "seizures" and ground.month is not None):
            _DRAWERS[name](ground, group)


def cases_in_view(
    groups: Sequence[CatalogueGroup], view: BoundingBox, month: int | None, language: str
) -> int:
    """Return how many seizures the circles and single signs in the view stand for."""
    by_name = {str(group.layer_name): group for group in groups}
    rows: list[list[Any]] = []
    if month is not None and "months" in by_name:
        rows = month_rows(by_name["months"], month, language)
    elif month is None and "seizures" in by_name:
        content = by_name["seizures"].content
        rows = content.get("cells") or [[lat, lon, 1] for lat, lon, *_ in content.get("records", ())]
    inside = [row for row in rows if view.south <= row[0] <= view.north and view.west <= row[1] <= view.east]
    return sum(int(row[-1]) for row in inside)


def month_rows(group: CatalogueGroup, month: int, language: str) -> list[list[Any]]:
    """Return the circles of one month as rows of the layer of seizures."""
    measure = group.content["measure"]
    scale = CircleScale(measure, group.content["largest"])
    rows = []
    for lat, lon, hollow, flat, kilograms in group.content["cells"]:
        counts = dict(zip(flat[0::2], flat[1::2], strict=True))
        if month in counts:
            cases = counts[month]
            value = kilograms[list(counts).index(month)] if measure == "kg" else cases
            label = "" if cases == 1 else short_number(value, language)
            size = scale.labelled_px(value, label, hollow=bool(hollow))
            rows.append([lat, lon, size, label, hollow, "", cases])
    return rows


def _draw_hot_spots(ground: Ground, group: CatalogueGroup) -> None:
    for corners, colour, opacity, _ in group.content["cells"]:
        ring = [[(lon, lat) for lat, lon in corners]]
        order = _ORDER["hot_spots"]
        area = PolyCollection(ring, facecolor=colour, edgecolor="none", alpha=opacity, zorder=order)
        edge = PolyCollection(ring, facecolor="none", edgecolor=colour, linewidth=0.7, zorder=order)
        ground.axes.add_collection(area, autolim=False)
        ground.axes.add_collection(edge, autolim=False)


def _draw_routes(ground: Ground, group: CatalogueGroup) -> None:
    rows = group.content["routes"]
    for row in rows:
        if not row["dash"]:
            casing = _Stroke("#ffffff", row["weight"] + _CASING_PX, 0.8, None)
            _draw_lines(ground, row["parts"], casing, _ORDER["routes"])
    for row in rows:
        stroke = _Stroke(row["colour"], row["weight"], row["opacity"], row["dash"])
        _draw_lines(ground, row["parts"], stroke, _ORDER["routes"] + 0.05)


def _draw_flows(ground: Ground, group: CatalogueGroup) -> None:
    for line, colour, width, dash, opacity, _ in group.content["lines"]:
        _draw_lines(ground, [line], _Stroke(colour, width, opacity, dash), _ORDER["flows"])


def _draw_lines(ground: Ground, parts: list[list[int]], stroke: _Stroke, order: float) -> None:
    # matplotlib counts dashes in widths of the line, a browser in pixels.
    steps = tuple(float(step) / stroke.width_px for step in stroke.dash.split()) if stroke.dash else ()
    lines = LineCollection(
        [_unpacked(part) for part in parts],
        colors=stroke.colour,
        linewidths=stroke.width_px * ground.points_per_px,
        alpha=stroke.opacity,
        linestyles=[(0, steps) if steps else "solid"],
        zorder=order,
    )
    ground.axes.add_collection(lines, autolim=False)


def _unpacked(flat: list[int]) -> list[tuple[float, float]]:
    """Return a packed line as (longitude, latitude)."""
    lat = lon = 0
    line = []
    for step_lat, step_lon in zip(flat[0::2], flat[1::2], strict=True):
        lat, lon = lat + step_lat, lon + step_lon
        line.append((lon / 1000, lat / 1000))
    return line


def _draw_crossings(ground: Ground, group: CatalogueGroup) -> None:
    for lat, lon, mode, _, *size in group.content["crossings"]:
        side = (size[0] if size else _CROSSING_PX) * ground.points_per_px
        face = _SIGN_GREY if mode in _FILLED_MODES else _WHITE
        marker = "o" if mode in _ROUND_MODES else "s"
        style: dict[str, Any] = {"facecolor": face, "edgecolor": _SIGN_GREY, "linewidth": 0.8, "alpha": 0.8}
        ground.axes.scatter([lon], [lat], s=side**2, marker=marker, zorder=_ORDER["crossings"], **style)


def _draw_units(ground: Ground, group: CatalogueGroup) -> None:
    side = _UNIT_PX * ground.points_per_px
    for lat, lon, colour, _ in group.content["units"]:
        style: dict[str, Any] = {"facecolor": colour, "edgecolor": _WHITE, "linewidth": 0.9}
        ground.axes.scatter([lon], [lat], s=side**2, zorder=_ORDER["units"], **style)


def _draw_seizures(ground: Ground, group: CatalogueGroup) -> None:
    if "records" in group.content:
        _draw_records(ground, group)
    else:
        _draw_circles(ground, group.content["cells"])


def _draw_circles(ground: Ground, rows: list[list[Any]]) -> None:
    for lat, lon, size, label, hollow, *_ in sorted(rows, key=lambda row: -row[2]):
        _draw_circle(ground, (lon, lat), size, hollow=bool(hollow))
        ink = "#084f54" if hollow else _WHITE
        _draw_label(ground, (lon, lat), label, ink, 4.1)


def _draw_circle(ground: Ground, place: tuple[float, float], size: float, *, hollow: bool) -> None:
    points = size * ground.points_per_px
    solid: dict[str, Any] = {"facecolor": ACCENT, "edgecolor": _WHITE, "linewidth": 0.9, "alpha": 0.85}
    dashed: dict[str, Any] = {
        "facecolor": "#ffffffb8",
        "edgecolor": ACCENT,
        "linestyle": (0, (2, 1.4)),
        "linewidth": 0.9,
    }
    style = dashed if hollow else solid
    ground.axes.scatter([place[0]], [place[1]], s=points**2, zorder=_ORDER["seizures"], **style)


def _draw_label(ground: Ground, place: tuple[float, float], label: str, ink: str, order: float) -> None:
    view, (lon, lat) = ground.view, place
    if label and view.south <= lat <= view.north and view.west <= lon <= view.east:
        style: dict[str, Any] = {
            "ha": "center",
            "va": "center",
            "color": ink,
            "fontweight": "bold",
            "zorder": order,
        }
        write(ground.axes, lon, lat, label, fontsize=10.5 * ground.points_per_px, **style)


def _draw_records(ground: Ground, group: CatalogueGroup) -> None:
    before: dict[tuple[float, float], int] = {}
    for lat, lon, _, size, _ in group.content["records"]:
        turn = before[lat, lon] = before.get((lat, lon), -1) + 1
        angle, far = turn * _GOLDEN_ANGLE, _SPIRAL_PX * math.sqrt(turn)
        place = _moved(ground, (lon, lat), far * math.cos(angle), -far * math.sin(angle))
        _draw_circle(ground, place, size, hollow=False)


def _draw_concealment(ground: Ground, group: CatalogueGroup) -> None:
    for lat, lon, size, colour, label, _ in group.content["cells"]:
        aside = _ASIDE_PX + size / 2
        place = _moved(ground, (lon, lat), aside, aside)
        side = size * ground.points_per_px
        style: dict[str, Any] = {"facecolor": colour, "edgecolor": _WHITE, "linewidth": 0.9}
        ground.axes.scatter([place[0]], [place[1]], s=side**2, marker="s", zorder=4.5, **style)
        _draw_label(ground, place, label, _WHITE, 4.6)


def _moved(ground: Ground, place: tuple[float, float], right_px: float, up_px: float) -> tuple[float, float]:
    """Return the place so many pixels of the screen away."""
    dots = ground.points_per_px * ground.axes.figure.dpi / 72
    x, y = ground.axes.transData.transform(place)
    lon, lat = ground.axes.transData.inverted().transform((x + right_px * dots, y + up_px * dots))
    return float(lon), float(lat)


_DRAWERS: dict[str, Callable[[Ground, CatalogueGroup], None]] = {
    "hot_spots": _draw_hot_spots,
    "routes": _draw_routes,
    "flows": _draw_flows,
    "crossings": _draw_crossings,
    "units": _draw_units,
    "seizures": _draw_seizures,
    "concealment": _draw_concealment,
}
