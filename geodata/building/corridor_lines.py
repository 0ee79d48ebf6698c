"""The corridors' lines, made once so that the product starts without the network; ODbL, as the network."""

from pathlib import Path

import numpy as np
import shapely

from geodata.building.geojson import Feature, make_feature, write_features
from geodata.building.network import NETWORK_FILE, odbl_source_row
from geodata.building.sources import SourceRow
from geodata.corridors import corridors, waypoints
from geodata.legs import LegLine
from geodata.network import DRAWN_TOLERANCE_DEG, network_legs

LAYER = "layers/odbl/corridor_lines.geojson"


def build_corridor_lines(data_dir: Path) -> list[SourceRow]:
    """Write the line of every corridor, one feature a leg, and return the layer's row of SOURCES.toml."""
    features = [
        feature
        for corridor in corridors()
        for feature in _corridor_features(corridor.code, data_dir / NETWORK_FILE)
    ]
    return [odbl_source_row(LAYER, write_features(data_dir / LAYER, features))]


def _corridor_features(code: str, network_file: Path) -> list[Feature]:
    points = [(point.lat, point.lon) for point in waypoints(code)]
    legs = network_legs(points, "road", network_file)
    return [_leg_feature(code, number, leg) for number, leg in enumerate(legs, start=1)]


def _leg_feature(code: str, number: int, leg: LegLine) -> Feature:
    line = shapely.linestrings(np.array(leg.coordinates)[:, ::-1])
    properties = {
        "corridor_code": code,
        "from_sequence": number,
        "kind": leg.kind,
        "length_km": round(leg.length_km, 1),
        "direct_km": round(leg.direct_km, 1),
    }
    return make_feature(shapely.simplify(line, DRAWN_TOLERANCE_DEG), properties, 3)
