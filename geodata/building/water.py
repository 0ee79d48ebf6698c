"""Rivers and lakes out of npm plotly.js (Natural Earth 50m), named by a hand-written table.

Trap: the same file holds country polygons of the United Nations that may not be used commercially;
only the objects 'rivers' and 'lakes' are read.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geodata.building.fetch import read_member
from geodata.building.provinces import WINDOW

MEMBER = "package/dist/plotly-geo-assets.js"
MARK = '"dist/topojson/world_50m.json"(exports, module) {'

# Degrees: a name of the hand-written table goes to the nearest feature no farther off than this.
NAME_REACH_DEG = 0.3

Water = tuple[dict[str, str], BaseGeometry]


def read_water(
    archive: Path, kind: Literal["rivers", "lakes"], names: Sequence[dict[str, str]]
) -> list[Water]:
    """Return the rivers or lakes in the window, each with name_en and name_ru ('' without one)."""
    topology = _read_topology(archive)
    arcs = _decode_arcs(topology)
    shapes = [_make_shape(item, arcs) for item in topology["objects"][kind]["geometries"] if item.get("arcs")]
    clipped = [shapely.intersection(item, WINDOW) for item in shapes if item.intersects(WINDOW)]
    kept = [item for item in clipped if not item.is_empty]
    wanted = [row for row in names if row["kind"] == kind.removesuffix("s")]
    return [(properties, item) for properties, item in zip(_find_names(kept, wanted), kept, strict=True)]


def _read_topology(archive: Path) -> dict[str, Any]:
    text = read_member(archive, MEMBER).decode("utf-8")
    start = text.index("{ type:", text.index(MARK))
    body = text[start : text.index("};\n", start) + 1]
    quoted = re.sub(r"([{,]\s*)([A-Za-z_]\w*):", r'\1"\2":', body)
    topology: dict[str, Any] = json.loads(quoted)
    return topology


def _decode_arcs(topology: dict[str, Any]) -> list[NDArray[np.float64]]:
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    return [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]


def _make_shape(item: dict[str, Any], arcs: Sequence[NDArray[np.float64]]) -> BaseGeometry:
    nesting = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}[item["type"]]
    coordinates = _decode_paths(item["arcs"], nesting, arcs)
    return shapely.make_valid(shape({"type": item["type"], "coordinates": coordinates}))


def _decode_paths(indices: Sequence[Any], nesting: int, arcs: Sequence[NDArray[np.float64]]) -> list[Any]:
    if nesting:
        return [_decode_paths(part, nesting - 1, arcs) for part in indices]
    whole = [int(index) for index in indices]  # trap: the script writes 1000 as 1e3
    parts = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in whole]
    vertices: list[Any] = np.concatenate([parts[0], *(part[1:] for part in parts[1:])]).tolist()
    return vertices


def _find_names(shapes: Sequence[BaseGeometry], names: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    found = [{"name_en": "", "name_ru": ""} for _ in shapes]
    for row in names:
        point = shapely.Point(float(row["lon"]), float(row["lat"]))
        distances = shapely.distance(np.array(shapes), point)
        nearest = int(np.argmin(distances))
        if distances[nearest] <= NAME_REACH_DEG:
            found[nearest] = {"name_en": row["name_en"], "name_ru": row["name_ru"]}
    return found
