"""A route as a picture for print: PNG for the width of an A4 page, the same bytes for the same input."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from catalogue.filters import BoundingBox
from catalogue.output.circles import make_scale
from catalogue.output.label_places import Box, Wanted, place_labels
from catalogue.output.map_layers import ACCENT
from catalogue.output.picture_ground import HALO, draw_ground, write
from catalogue.output.picture_strip import HOLLOW, PRINT_POINTS_PER_PX, SOLID, draw_strip
from catalogue.output.words import word

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from catalogue.content import Waypoint
    from catalogue.output.circles import CircleScale
    from catalogue.output.map_layers import CrossingOnMap, RouteOnMap

DPI = 200
WIDTH_IN, MAP_HEIGHT_IN, STRIP_HEIGHT_IN = 6.69, 3.95, 0.62
INK = "#1d262b"
# South-west and north-east corner of the region, degrees: shown where no place of a route is known.
_REGION = ((34.0, 47.0), (53.0, 85.0))
KILOMETRES_PER_DEGREE = 111.195  # of latitude, on the sphere of geodata.distance


class _Circle(NamedTuple):
    longitude: float
    latitude: float
    cases: int
    province: object


@dataclass(frozen=True)
class RoutePicture:
    """What the picture of a route shows.

    Attributes
    ----------
    line
        The drawn line: parts of (latitude, longitude).
    waypoints
        In the route's order; the first and last are named before the others.
    crossings
        Border crossing points on the route.
    cells
        Seizures tied to the route, as `MapCells.cells`; None: none are drawn.
    """

    line: RouteOnMap
    waypoints: tuple[Waypoint, ...]
    crossings: tuple[CrossingOnMap, ...] = ()
    cells: pd.DataFrame | None = None


def route_picture(picture: RoutePicture, language: str = "en") -> bytes:
    """Return the picture as PNG, 1338 pixels wide, with names in `language` ("en" or "ru")."""
    figure = Figure(figsize=(WIDTH_IN, MAP_HEIGHT_IN + STRIP_HEIGHT_IN), dpi=DPI)
    FigureCanvasAgg(figure)
    view = picture_view(picture)
    _draw_map(_map_axes(figure), picture, view, language)
    strip = figure.add_axes((0, 0, 1, STRIP_HEIGHT_IN / (MAP_HEIGHT_IN + STRIP_HEIGHT_IN)))
    draw_strip(strip, picture.cells, _kilometres_across(view), language)
    return _png(figure)


def picture_view(picture: RoutePicture) -> BoundingBox:
    """Return what the picture shows: the whole line with a margin, in the shape of the map.

    Where no place of the route is known, it is the region.
    """
    points = [point for part in picture.line.lat_lon for point in part]
    points += [(waypoint.lat, waypoint.lon) for waypoint in picture.waypoints]
    points = points or list(_REGION)
    south, north = min(lat for lat, _ in points), max(lat for lat, _ in points)
    west, east = min(lon for _, lon in points), max(lon for _, lon in points)
    middle, narrowing = (south + north) / 2, math.cos(math.radians((south + north) / 2))
    # Degrees of latitude; a picture narrower than two degrees would show no neighbourhood.
    height = max(1.25 * (north - south), 1.25 * (east - west) * narrowing * MAP_HEIGHT_IN / WIDTH_IN, 2.0)
    width = height * WIDTH_IN / MAP_HEIGHT_IN / narrowing
    centre = (west + east) / 2
    return BoundingBox(middle - height / 2, centre - width / 2, middle + height / 2, centre + width / 2)


def picture_zoom(view: BoundingBox) -> int:
    """Return the Web Mercator zoom at which `view` is as wide in pixels as its picture: for `MapCells`."""
    share_of_world = (view.east - view.west) / 360
    return round(math.log2(WIDTH_IN * DPI / 256 / share_of_world))


def _map_axes(figure: Figure) -> Axes:
    share = STRIP_HEIGHT_IN / (MAP_HEIGHT_IN + STRIP_HEIGHT_IN)
    axes: Axes = figure.add_axes((0.001, share, 0.998, 1 - share - 0.001))
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[:].set(color="#9aa5ab", linewidth=0.6)
    return axes


def _draw_map(axes: Axes, picture: RoutePicture, view: BoundingBox, language: str) -> None:
    axes.set_xlim(view.west, view.east)
    axes.set_ylim(view.south, view.north)
    draw_ground(axes, view, language)
    _draw_line(axes, picture.line)
    circles = _draw_seizures(axes, picture.cells) if picture.cells is not None else []
    _draw_crossings(axes, picture.crossings)
    _draw_waypoints(axes, picture.waypoints, language, circles)
    corner = {"transform": axes.transAxes, "ha": "right", "va": "bottom", "fontsize": 4.2, "color": "#56636c"}
    write(axes, 0.996, 0.008, word("map_credit", language), zorder=9, path_effects=[HALO], **corner)


def _draw_line(axes: Axes, line: RouteOnMap) -> None:
    for kind, dash in (("network", "solid"), ("straight", (0, (3.5, 2)))):
        parts = [
            part for part, own in zip(line.lat_lon, line.kinds, strict=True) if own == kind and len(part) > 1
        ]
        flipped = [[(lon, lat) for lat, lon in part] for part in parts]
        axes.add_collection(LineCollection(flipped, colors="#ffffff", linewidths=3.6, alpha=0.8, zorder=3))
        axes.add_collection(
            LineCollection(flipped, colors=INK, linewidths=1.7, linestyles=[dash], zorder=3.1)
        )


def _draw_seizures(axes: Axes, cells: pd.DataFrame) -> list[Box]:
    scale = make_scale(cells, "cases")
    rows = [_Circle(*row) for row in cells[list(_Circle._fields)].itertuples(index=False, name=None)]
    return [_draw_circle(axes, scale, row) for row in rows]


def _draw_circle(axes: Axes, scale: CircleScale, circle: _Circle) -> Box:
    points = scale.diameter_px(circle.cases) * PRINT_POINTS_PER_PX
    style = HOLLOW if isinstance(circle.province, str) else SOLID
    place = (circle.longitude, circle.latitude)
    axes.scatter([circle.longitude], [circle.latitude], s=points**2, zorder=4, **style)
    if circle.cases > 1 and points > 9:  # noqa: PLR2004  points: a number of 5 pt would not fit a smaller circle
        ink = ACCENT if style is HOLLOW else "#ffffff"
        write(axes, *place, str(circle.cases), ha="center", va="center", fontsize=5, color=ink, zorder=4.1)
    return _around(axes, *place, points * DPI / 72 / 2)


def _draw_crossings(axes: Axes, crossings: tuple[CrossingOnMap, ...]) -> None:
    lons, lats = [crossing.lon for crossing in crossings], [crossing.lat for crossing in crossings]
    axes.scatter(lons, lats, s=14, marker="s", facecolor="#ffffff", edgecolor=INK, linewidth=0.8, zorder=5)


def _draw_waypoints(axes: Axes, waypoints: tuple[Waypoint, ...], language: str, circles: list[Box]) -> None:
    lons, lats = [waypoint.lon for waypoint in waypoints], [waypoint.lat for waypoint in waypoints]
    axes.scatter(lons, lats, s=7, facecolor="#ffffff", edgecolor=INK, linewidth=0.8, zorder=5.5)
    ordered = _ends_first(waypoints)
    names = [waypoint.name_ru if language == "ru" else waypoint.name_en for waypoint in ordered]
    wanted = [_wanted(axes, waypoint, name) for waypoint, name in zip(ordered, names, strict=True)]
    dots = [_around(axes, waypoint.lon, waypoint.lat, 5) for waypoint in waypoints]
    boxes = place_labels(wanted, _frame(axes), [*dots, *circles])
    for label, name, box in zip(wanted, names, boxes, strict=True):
        if box:
            _write_label(axes, label, name, box)


def _ends_first(waypoints: tuple[Waypoint, ...]) -> list[Waypoint]:
    return [*waypoints[:1], *waypoints[:0:-1][:1], *waypoints[1:-1]]


def _wanted(axes: Axes, waypoint: Waypoint, name: str) -> Wanted:
    x, y = axes.transData.transform((waypoint.lon, waypoint.lat))
    text = write(axes, 0, 0, name, fontsize=6.2)
    extent = text.get_window_extent()
    text.remove()
    return Wanted(float(x), float(y), float(extent.width) + 3, float(extent.height) + 2)


def _write_label(axes: Axes, label: Wanted, name: str, box: Box) -> None:
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    inverse = axes.transData.inverted()
    place, point = inverse.transform((x, y)), inverse.transform((label.x, label.y))
    apart = math.hypot(x - label.x, y - label.y) - math.hypot(label.width, label.height) / 2
    if apart > 12:  # noqa: PLR2004  pixels: nearer, a line to the point would only be in the way
        edge_x = min(max(label.x, box.left), box.right)
        edge_y = min(max(label.y, box.bottom), box.top)
        edge = inverse.transform((edge_x, edge_y))
        axes.plot([point[0], edge[0]], [point[1], edge[1]], color="#7d8a93", linewidth=0.4, zorder=5.2)
    axes.text(
        place[0],
        place[1],
        name,
        ha="center",
        va="center",
        fontsize=6.2,
        color=INK,
        zorder=6,
        path_effects=[HALO],
    )


def _around(axes: Axes, longitude: float, latitude: float, radius: float) -> Box:
    x, y = (float(value) for value in axes.transData.transform((longitude, latitude)))
    return Box(x - radius, y - radius, x + radius, y + radius)


def _frame(axes: Axes) -> Box:
    extent = axes.get_window_extent()
    return Box(extent.x0 + 4, extent.y0 + 14, extent.x1 - 4, extent.y1 - 4)


def _kilometres_across(view: BoundingBox) -> float:
    middle = math.radians((view.south + view.north) / 2)
    return (view.east - view.west) * math.cos(middle) * KILOMETRES_PER_DEGREE


def _png(figure: Figure) -> bytes:
    buffer = io.BytesIO()
    # Without the name of the writing program the bytes depend on the picture alone.
    figure.savefig(buffer, format="png", dpi=DPI, metadata={"Software": None})
    return buffer.getvalue()
