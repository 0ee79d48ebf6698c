"""GeoJSON out: rounded, compact, one feature a line, the same bytes for the same geometry."""

import json
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

Feature = dict[str, Any]


def make_feature(geometry: BaseGeometry, properties: Mapping[str, object], digits: int) -> Feature:
    """Return a GeoJSON feature with coordinates (longitude first) rounded to ``digits`` decimals."""
    shape = json.loads(shapely.to_geojson(geometry))
    shape["coordinates"] = _rounded(shape["coordinates"], digits)
    return {"type": "Feature", "properties": dict(properties), "geometry": shape}


def write_features(path: Path, features: Iterable[Feature]) -> int:
    """Write a FeatureCollection and return how many features it holds."""
    lines = [json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features]
    path.parent.mkdir(parents=True, exist_ok=True)
    body = ",\n".join(lines)
    path.write_text('{"type":"FeatureCollection","features":[\n' + body + "\n]}\n", encoding="utf-8")
    return len(lines)


def _rounded(value: Any, digits: int) -> Any:  # noqa: ANN401 coordinates nest to any depth
    if isinstance(value, list):
        return _without_repeats([_rounded(item, digits) for item in value])
    return round(value, digits)


def _without_repeats(items: list[Any]) -> list[Any]:
    """Drop a vertex that rounding made equal to the one before it; numbers and short rings stay."""
    if len(items) <= 4 or not isinstance(items[0], list) or isinstance(items[0][0], list):  # noqa: PLR2004 ring
        return items
    kept = [items[0]] + [item for before, item in pairwise(items) if item != before]
    return kept if len(kept) >= 4 else items  # noqa: PLR2004 a ring closes with its fourth vertex
