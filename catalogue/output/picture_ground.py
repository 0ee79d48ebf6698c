"""The ground of a route's picture: land, water, boundaries and names, drawn with matplotlib."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import shapely
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.patheffects import withStroke
from shapely.geometry import shape

from geodata.layers import get_layer

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from catalogue.filters import BoundingBox

SEA, LAND, LAKE, RIVER = "#e3eaee", "#f7f6f1", "#cfdfe8", "#b3cad8"
COUNTRY_LINE, PROVINCE_LINE, NAME = "#7d8a93", "#d3d8da", "#56636c"
HALO = withStroke(linewidth=2.2, foreground="#ffffff")
# A country is named where it fills at least this share of the picture.
_NAMED_SHARE = 0.025


@dataclass(frozen=True)
class _Stroke:
    layer: str
    colour: str
    width: float
    dash: str = "solid"


def draw_ground(axes: Axes, view: BoundingBox, language: str) -> None:
    """Draw everything of the background that lies in `view`, with names of countries."""
    draw_land(axes, view)
    for x, y, name in country_names(view, language):
        style = {"ha": "center", "va": "center", "fontsize": 6.5, "color": NAME, "alpha": 0.85}
        write(axes, x, y, name.upper(), path_effects=[HALO], zorder=2.5, **style)


def draw_land(axes: Axes, view: BoundingBox) -> None:
    """Draw land, water and boundaries that lie in `view`."""
    axes.set_facecolor(SEA)
    _draw_areas(axes, "far_land", LAND, view)
    _draw_areas(axes, "countries", LAND, view)
    _draw_lines(axes, _Stroke("province_lines", PROVINCE_LINE, 0.5), view)
    _draw_areas(axes, "lakes", LAKE, view)
    _draw_lines(axes, _Stroke("rivers", RIVER, 0.7), view)
    _draw_lines(axes, _Stroke("country_lines", COUNTRY_LINE, 0.9), view)
    _draw_lines(axes, _Stroke("disputed_lines", COUNTRY_LINE, 0.9, "dashed"), view)


def write(axes: Axes, x: float, y: float, text: str, **style: Any) -> Text:  # noqa: ANN401  matplotlib's own
    """Write `text` as it stands: without this a `$` in a name would begin a formula."""
    return axes.text(x, y, text, parse_math=False, clip_on=True, fontfamily="DejaVu Sans", **style)


def country_names(view: BoundingBox, language: str) -> list[tuple[float, float, str]]:
    """Return longitude, latitude and name of the countries that fill a good part of `view`."""
    frame = shapely.box(view.west, view.south, view.east, view.north)
    named = []
    for name_en, name_ru, land in _countries():
        part = land.intersection(frame)
        if part.area >= _NAMED_SHARE * frame.area:
            point = shapely.get_point(shapely.maximum_inscribed_circle(part, tolerance=0.05), 0)
            named.append((point.x, point.y, name_ru if language == "ru" else name_en))
    return named


@cache
def _countries() -> list[tuple[str, str, Any]]:
    features = get_layer("countries", "mid")["features"]
    rows = [(f["properties"]["name_en"], f["properties"]["name_ru"], shape(f["geometry"])) for f in features]
    return [row for row in rows if row[0]]


@cache
def _shapes(layer: str) -> list[Any]:
    return [shape(feature["geometry"]) for feature in get_layer(layer, "mid")["features"]]


def _clip(layer: str, view: BoundingBox) -> list[Any]:
    # A little more than the view, so that no cut edge shows.
    frame = (view.west - 0.5, view.south - 0.5, view.east + 0.5, view.north + 0.5)
    clipped = shapely.clip_by_rect(_shapes(layer), *frame)
    return [part for found in clipped for part in shapely.get_parts(found)]


def _draw_areas(axes: Axes, layer: str, colour: str, view: BoundingBox) -> None:
    rings = [
        shapely.get_coordinates(part.exterior) for part in _clip(layer, view) if part.geom_type == "Polygon"
    ]
    axes.add_collection(PolyCollection(rings, facecolor=colour, edgecolor=colour, linewidth=0.4, zorder=1))


def _draw_lines(axes: Axes, stroke: _Stroke, view: BoundingBox) -> None:
    parts = [part for part in _clip(stroke.layer, view) if part.geom_type == "LineString"]
    lines = [shapely.get_coordinates(part) for part in parts]
    axes.add_collection(
        LineCollection(lines, colors=stroke.colour, linewidths=stroke.width, linestyles=stroke.dash, zorder=2)
    )
