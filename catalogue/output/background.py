"""The map's background packed for the browser: lines and areas as bare coordinates, labels as rows."""

from __future__ import annotations

import json
from typing import Any

from geodata.layers import get_layer

DETAILS = ("low", "mid")
_LINES = ("country_lines", "disputed_lines", "province_lines", "rivers")
_AREAS = ("far_land", "countries", "lakes")
# Labels of these stand before others where two would cover each other: members of CARICC, then Afghanistan.
_FIRST_LABELS = ("KZ", "UZ", "TM", "KG", "TJ", "AZ", "RU", "AF")

# latitude, longitude, English, Russian, kind
Label = tuple[float, float, str, str, str]


def background_script(detail: str) -> str:
    """Return the script that gives the browser the background in `detail` ("low" or "mid")."""
    packed = json.dumps(background_layers(detail), ensure_ascii=False, separators=(",", ":"))
    return f"catalogueMap.backgrounds[{json.dumps(detail)}]={packed};\n"


def background_layers(detail: str) -> dict[str, Any]:
    """Return layer name -> parts as Leaflet takes them: latitude before longitude, three decimals at most."""
    lines = {
        name: [part for shape in _shapes(name, detail) for part in _line_parts(shape)] for name in _LINES
    }
    areas = {
        name: [part for shape in _shapes(name, detail) for part in _area_parts(shape)] for name in _AREAS
    }
    return {**lines, **areas, "labels": background_labels()}


def background_labels() -> list[Label]:
    """Return the names on the map, the more important first."""
    features = get_layer("country_labels", "low")["features"]
    return [*_country_labels(features), *_province_labels(), *_lake_labels()]


def _country_labels(features: list[dict[str, Any]]) -> list[Label]:
    order = {code: place for place, code in enumerate(_FIRST_LABELS)}
    found = sorted(features, key=lambda feature: order.get(feature["properties"]["country"], len(order)))
    return [
        (*_lat_lon(feature["geometry"]["coordinates"]), *_names(feature), "country")
        for feature in found
        if feature["properties"]["name_ru"]
    ]


def _province_labels() -> list[Label]:
    features = [f for f in get_layer("provinces", "low")["features"] if f["properties"]["code"]]
    rows = [feature["properties"] for feature in features if feature["properties"]["name_ru"]]
    return [(row["lat"], row["lon"], row["name_en"], row["name_ru"], "province") for row in rows]


def _lake_labels() -> list[Label]:
    named = [f for f in get_layer("lakes", "low")["features"] if f["properties"]["name_ru"]]
    return [(*_middle(feature["geometry"]["coordinates"][0]), *_names(feature), "water") for feature in named]


def _names(feature: dict[str, Any]) -> tuple[str, str]:
    return feature["properties"]["name_en"], feature["properties"]["name_ru"]


def _middle(ring: list[list[float]]) -> tuple[float, float]:
    lons, lats = [vertex[0] for vertex in ring], [vertex[1] for vertex in ring]
    return round((min(lats) + max(lats)) / 2, 2), round((min(lons) + max(lons)) / 2, 2)


def _shapes(name: str, detail: str) -> list[dict[str, Any]]:
    return [feature["geometry"] for feature in get_layer(name, detail)["features"]]


def _line_parts(shape: dict[str, Any]) -> list[list[tuple[float, float]]]:
    lines = [shape["coordinates"]] if shape["type"] == "LineString" else shape["coordinates"]
    return [[_lat_lon(vertex) for vertex in line] for line in lines]


def _area_parts(shape: dict[str, Any]) -> list[list[list[tuple[float, float]]]]:
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return [[[_lat_lon(vertex) for vertex in ring] for ring in polygon] for polygon in polygons]


def _lat_lon(vertex: list[float]) -> tuple[float, float]:
    """Turn GeoJSON's order (longitude first) into the order of everything else here."""
    return round(vertex[1], 3), round(vertex[0], 3)
