"""Layers of the base map, and what lies where: country and province of a point.

Everything is read from geodata/data, nothing from the network. GeoJSON has longitude before latitude; every
function here takes and returns latitude first.
"""

import json
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

import numpy as np
import shapely
from numpy.typing import ArrayLike
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geodata.distance import distance_km
from geodata.tables import read_table

Key = TypeVar("Key")
LayerDetail = Literal["low", "mid"]
GeoJson = dict[str, Any]
KM_PER_DEGREE = 111.2  # of latitude

LAYER_DIR = Path(__file__).with_name("data") / "layers"
SOURCES_FILE = Path(__file__).with_name("data") / "SOURCES.toml"

BOUNDARY_NOTE = {
    "en": (
        "Boundaries, names and designations on this map express no opinion of the United Nations or the "
        "makers of this catalogue on the status of any territory, and no endorsement. Dashed lines are "
        "boundaries in dispute or not settled; in Jammu and Kashmir they follow roughly the Line of Control, "
        "and the parties have not agreed on its final status. Some small enclaves are not drawn; the regions "
        "of Kazakhstan are those before the reform of 2022."
    ),
    "ru": (
        "Границы, названия и обозначения на карте не выражают мнения ООН или составителей каталога "
        "о статусе какой-либо территории и не означают их признания. Пунктиром показаны спорные "
        "и неурегулированные границы; в Джамму и Кашмире они примерно следуют линии контроля, об "
        "окончательном статусе стороны не договорились. Некоторые малые анклавы не показаны; области "
        "Казахстана даны до реформы 2022 года."
    ),
}


@dataclass(frozen=True)
class Attribution:
    """A credit to print with the map, in English and Russian, and the licence of the data."""

    text_en: str
    text_ru: str
    licence: str


@dataclass(frozen=True)
class Province:
    """A first-level unit of a country.

    Attributes
    ----------
    code
        ISO 3166-2; None where the source's unit has none in our table.
    country
        ISO 3166-1 alpha-2.
    name_ru
        None where no Russian name has been compiled.
    lat, lon
        A point inside the province, far from its edges, in degrees.
    precision_km
        No place in the province is farther than this from the point.
    has_polygon
        False for units that the source does not draw; ``inside`` then names the drawn unit around them.
    inside
        ISO 3166-2 code of the drawn unit; None for a drawn unit.
    """

    code: str | None
    country: str
    name_en: str
    name_ru: str | None
    lat: float
    lon: float
    precision_km: float
    has_polygon: bool = True
    inside: str | None = None


@dataclass(frozen=True)
class Enclave:
    """A piece of a country that the layers do not draw; within ``radius_km`` its country cannot be told."""

    name_en: str
    name_ru: str
    country: str
    lat: float
    lon: float
    radius_km: float


def layer_names() -> tuple[str, ...]:
    """Return the names that `get_layer` knows, sorted."""
    return tuple(sorted({path.stem for path in LAYER_DIR.glob("*/*.geojson")}))


@cache
def get_layer(name: str, detail: LayerDetail = "low") -> GeoJson:
    """Return a layer as a GeoJSON FeatureCollection (longitude before latitude).

    The same object comes back at every call: do not change it.

    Parameters
    ----------
    name
        One of `layer_names`.
    detail
        'low' for zooms 3-5, 'mid' for zooms 6-8. A layer kept in one detail only comes back in that one.

    Raises
    ------
    KeyError
        There is no such layer.
    """
    if name not in layer_names():
        message = f"no layer {name!r}; there are {', '.join(layer_names())}"
        raise KeyError(message)
    wanted = LAYER_DIR / detail / f"{name}.geojson"
    path = wanted if wanted.exists() else next(iter(sorted(LAYER_DIR.glob(f"*/{name}.geojson"))))
    layer: GeoJson = json.loads(path.read_text(encoding="utf-8"))
    return layer


@cache
def attributions() -> tuple[Attribution, ...]:
    """Return the credits of all data in geodata/data, each once, ordered by English text."""
    entries = tomllib.loads(SOURCES_FILE.read_text(encoding="utf-8"))["source"]
    found = {
        Attribution(item["attribution"], item["attribution_ru"] or item["attribution"], item["licence"])
        for item in entries
    }
    return tuple(sorted(found, key=lambda item: (item.text_en, item.licence)))


def get_country_outline(country: str) -> BaseGeometry:
    """Return a country's outline within the map's window as a shapely polygon (x is longitude).

    Raises
    ------
    KeyError
        The country (ISO 3166-1 alpha-2) has no land in longitude 25..95, latitude 22..60.
    """
    return _country_shapes()[country]


def find_country_at(lat: float, lon: float) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of the country around a point in degrees.

    None means: at sea, outside longitude 25..95 and latitude 22..60, on land whose status is not agreed
    (Siachen), or so near an enclave missing from the layers that it cannot be told.
    """
    if find_enclave_near(lat, lon) is not None:
        return None
    index = _country_index()
    hits = index.tree.query(shapely.Point(lon, lat), predicate="intersects")
    return index.keys[int(hits.min())] if len(hits) else None


def find_province_at(lat: float, lon: float) -> Province | None:
    """Return the drawn province around a point in degrees.

    None where `find_country_at` has None, on islands without a province, and in countries of which only the
    outline is drawn. Trap: Kazakhstan is drawn as before 2022, a point in Abai Region gives East Kazakhstan
    Region; `provinces` lists the younger units with ``inside``.
    """
    if find_enclave_near(lat, lon) is not None:
        return None
    index = _province_index()
    hits = index.tree.query(shapely.Point(lon, lat), predicate="intersects")
    return index.keys[int(hits.min())] if len(hits) else None


def find_provinces_along(lat_lon: ArrayLike, within_km: float) -> frozenset[str]:
    """Return the ISO 3166-2 codes of the drawn provinces that a line, or a single point, passes.

    Parameters
    ----------
    lat_lon
        Degrees, latitude before longitude, shape (n, 2); no row: no province.
    within_km
        A province this near to the line counts as passed; measured in degrees of latitude, so that east and
        west it is less.
    """
    points = np.asarray(lat_lon, dtype=float).reshape(-1, 2)[:, ::-1]
    if not len(points):
        return frozenset()
    line = shapely.linestrings(points) if len(points) > 1 else shapely.points(points[0])
    index = _province_index()
    hits = index.tree.query(line, predicate="dwithin", distance=within_km / KM_PER_DEGREE)
    return frozenset(code for number in hits if (code := index.keys[int(number)].code))


def km_beyond(lat_lon: ArrayLike, countries: Collection[str], within_km: float) -> dict[str, float]:
    """Return how many km of a line lie in each country (alpha-2) that is none of `countries`.

    Parameters
    ----------
    lat_lon
        Degrees, latitude before longitude, shape (n, 2), two rows or more.
    within_km
        What lies this near to one of `countries` counts as there; measured in degrees of latitude, so that
        east and west it is less.
    """
    line = shapely.linestrings(np.asarray(lat_lon, dtype=float)[:, ::-1])
    index = _country_index()
    hits = [int(hit) for hit in index.tree.query(line, predicate="intersects")]
    near = [index.tree.geometries[hit] for hit in hits if index.keys[hit] not in countries]
    if not near:
        return {}
    beyond = shapely.difference(line, _land_of(frozenset(countries), within_km))
    found = {
        index.keys[hit]: _length_km(shapely.intersection(beyond, index.tree.geometries[hit]))
        for hit in hits
        if index.keys[hit] not in countries
    }
    return {country: km for country, km in found.items() if km > 0}


@cache
def _land_of(countries: frozenset[str], within_km: float) -> BaseGeometry:
    drawn = [outline for country, outline in _country_shapes().items() if country in countries]
    return shapely.buffer(shapely.union_all(drawn), within_km / KM_PER_DEGREE)


def _length_km(lines: BaseGeometry) -> float:
    return sum(
        float(distance_km(*(points[:-1, ::-1].T), *(points[1:, ::-1].T)).sum())
        for points in map(shapely.get_coordinates, shapely.get_parts(lines))
        if len(points) > 1
    )


def find_enclave_near(lat: float, lon: float) -> Enclave | None:
    """Return the undrawn enclave within whose radius a point in degrees lies, or None."""
    for enclave in undrawn_enclaves():
        if distance_km(lat, lon, enclave.lat, enclave.lon) <= enclave.radius_km:
            return enclave
    return None


@cache
def undrawn_enclaves() -> tuple[Enclave, ...]:
    """Return the enclaves of Central Asia that the layers do not draw."""
    return tuple(
        Enclave(
            name_en=row["name_en"],
            name_ru=row["name_ru"],
            country=row["country"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius_km=float(row["radius_km"]),
        )
        for row in read_table("undrawn_enclaves.csv")
    )


@cache
def provinces() -> tuple[Province, ...]:
    """Return all provinces: those drawn (by country and name), then those that the source does not draw."""
    drawn = sorted(
        (_drawn_province(item["properties"]) for item in _province_features()), key=_province_order
    )
    return (*drawn, *_undrawn_provinces())


@dataclass(frozen=True)
class _Index(Generic[Key]):
    tree: shapely.STRtree
    keys: tuple[Key, ...]


@cache
def _country_shapes() -> dict[str, BaseGeometry]:
    features = get_layer("countries", "mid")["features"]
    return {
        item["properties"]["country"]: shape(item["geometry"])
        for item in features
        if item["properties"]["country"]
    }


@cache
def _country_index() -> _Index[str]:
    shapes = _country_shapes()
    return _Index(shapely.STRtree(list(shapes.values())), tuple(shapes))


@cache
def _province_index() -> _Index[Province]:
    features = _province_features()
    tree = shapely.STRtree([shape(item["geometry"]) for item in features])
    return _Index(tree, tuple(_drawn_province(item["properties"]) for item in features))


def _province_features() -> list[GeoJson]:
    features: list[GeoJson] = get_layer("provinces", "mid")["features"]
    return features


def _province_order(province: Province) -> tuple[str, str]:
    return province.country, province.name_en


def _drawn_province(properties: GeoJson) -> Province:
    keys = ("code", "country", "name_en", "name_ru", "lat", "lon", "precision_km")
    return Province(**{key: properties[key] for key in keys})


def _undrawn_provinces() -> tuple[Province, ...]:
    names = {row["iso3166_2"]: row for row in read_table("admin1_names.csv")}
    return tuple(
        Province(
            code=row["iso3166_2"],
            country=row["iso3166_2"][:2],
            name_en=names[row["iso3166_2"]]["name_en"],
            name_ru=names[row["iso3166_2"]]["name_ru"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            precision_km=float(row["precision_km"]),
            has_polygon=False,
            inside=row["inside"],
        )
        for row in read_table("province_points.csv")
    )
