"""Every layer of a map of small tables written by hand, as the browser is given it."""

from __future__ import annotations

import datetime as dt
import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalogue.output.circles import CircleScale
from catalogue.output.extra_layers import (
    concealment_group,
    control_unit_group,
    flow_group,
    hot_spot_group,
    record_group,
)
from catalogue.output.map_layers import CatalogueGroup, crossing_group, route_group, seizure_group
from catalogue.output.month_layer import month_group, months_scale
from catalogue.output.place_layers import candidate_group
from catalogue.output.unit_layer import unit_group
from catalogue.output.waypoint_layer import waypoint_group
from catalogue.output.widths import Passed
from tests.output.examples import LINE, WAYPOINTS, make_cells, make_months, make_records

if TYPE_CHECKING:
    from collections.abc import Iterator

UNIT: Any = SimpleNamespace(
    code="UNIT1", name_en="Dry port", name_ru="Сухой порт", kind="dry_port", since=2014, last_reported=2023,
    lat=41.23456, lon=69.34567,
)  # fmt: skip
CROSSINGS: Any = [
    SimpleNamespace(code=f"BCP00{number}", name_en=f"Post {number}", name_ru=f"Пост {number}", mode=mode,
                    lat=37.12345 + number, lon=68.5 + number)
    for number, mode in enumerate(("road", "rail", "road"), start=1)
]  # fmt: skip
NEAR: Any = SimpleNamespace(by_code={"BCP001": 9, "BCP002": 4}, within_km=20.0, cases=12)
CANDIDATES: Any = [
    SimpleNamespace(name_en=f"Place {number}", name_ru=f"Место {number}", precision=precision,
                    precision_km=1.5 * number, lat=40.5, lon=70.25)
    for number, precision in enumerate(("settlement", "province", "district"), start=1)
]  # fmt: skip
PASSED = (("network", "before", 7, 2.5), ("straight", "beyond", 1, 40.0), ("network", "before", 12, 0.0))
FLOWS: Any = SimpleNamespace(
    lines=[
        SimpleNamespace(
            lat_lon=((38.0, 68.0), (39.0, 69.0)), kind=kind, stage=stage, cases=cases, mass_kg=mass_kg
        )
        for kind, stage, cases, mass_kg in PASSED
    ],
    cases=40,
    departure_unknown=11,
    destination_unknown=13,
    before_cases=19,
    beyond_cases=1,
)


def other_route(code: str, family: str) -> Any:
    """Return a route beside the example."""
    line = (((41.0, 69.0), (42.0, 70.0)),)
    return SimpleNamespace(
        code=code,
        name_en=code.lower(),
        name_ru=f"путь {code}",
        family=family,
        lat_lon=line,
        kinds=("network",),
    )


def methods() -> pd.DataFrame:
    """Return four cells with their leading family of concealment methods; the last states none."""
    return pd.DataFrame(
        {
            "latitude": [40.0, 41.0, 42.0, 43.0], "longitude": [70.0, 71.0, 72.0, 73.0],
            "family": ["vehicle", "body", "body", ""], "cases": [6, 5, 4, 0], "stated": [9, 5, 7, 0],
            "not_stated": [3, 1, 0, 8],
        }
    )  # fmt: skip


def spots() -> Any:
    """Return a hot, a cold and a plain cell."""
    cells = pd.DataFrame(
        {
            "state": ["hot", "cold", "none"], "cases": [90, 2, 11], "z": [4.25, -2.6, 0.1],
            "q_value": [0.0001, 0.041, 0.9],
        }
    )  # fmt: skip
    return SimpleNamespace(cells=cells, cell_width_km=46.0, cells_tested=57, cases=103)


def corners(at: float) -> list[tuple[float, float]]:
    """Return a triangle."""
    return [(at, 70.0), (at + 0.51234, 70.0), (at, 70.51234)]


def drawn(language: str) -> Iterator[tuple[str, CatalogueGroup]]:
    """Yield the name of each layer and the layer."""
    cells, zoom = make_cells(), 6
    yield "seizures", seizure_group(cells, language, unplaced_cases=23817)
    yield "seizures by kg", seizure_group(cells, language, measure="kg")
    shared = CircleScale("cases", 5000.0)
    yield "seizures beside another map", seizure_group(cells, language, unplaced_cases=0, scale=shared)
    yield "no seizures", seizure_group(cells.head(0), language, unplaced_cases=4)
    routes = (LINE, other_route("OTHER", "balkan"), other_route("SOLO", "of its own"))
    yield "routes", route_group(routes, language, zoom=zoom)
    yield "routes, one chosen", route_group(routes, language, zoom=zoom, chosen="OTHER")
    passed = Passed({"TEST": (7, 2.5), "OTHER": (1, 40.0)}, "kg", zoom)
    yield "routes as wide as what passed", route_group(routes, language, zoom=zoom, passed=passed)
    yield "crossings", crossing_group(CROSSINGS, language)
    yield "crossings with what is near", crossing_group(CROSSINGS, language, near=NEAR)
    yield from drawn_beside(language)


def drawn_beside(language: str) -> Iterator[tuple[str, CatalogueGroup]]:
    """Yield the layers that a person switches on, and those of other screens."""
    yield "flows", flow_group(FLOWS, language, zoom=6)
    yield "flows by kg", flow_group(FLOWS, language, zoom=6, measure="kg")
    yield "concealment", concealment_group(methods(), language)
    yield "hot spots", hot_spot_group(spots(), [corners(40.0), corners(41.0), corners(42.0)], language)
    yield "control units", control_unit_group([UNIT], language)
    yield "records", record_group(make_records(), language, unplaced_cases=2)
    span = (dt.date(2021, 2, 1), dt.date(2021, 6, 1))
    for measure in ("cases", "kg"):
        scale = months_scale([make_months()], measure)
        yield f"months by {measure}", month_group(make_months(), language, scale=scale, span=span)
    yield "no month", month_group(make_months(), language, scale=scale, span=None, shared=True)
    yield "candidates", candidate_group(CANDIDATES, language, chosen=1)
    yield "waypoints", waypoint_group(WAYPOINTS, language)


def layers_text(language: str) -> str:
    """Return what the browser is given of each layer, as JSON."""
    layers = {name: {"filler": layer.filler} | layer.content for name, layer in drawn(language)}
    group = unit_group([UNIT], language)
    discs = {disc.get_name(): told(disc) for disc in group._children.values()}  # noqa: SLF001
    whole = layers | {f"discs of {group.get_name()}": discs}
    return json.dumps(whole, ensure_ascii=False, indent=1, default=str) + "\n"


def told(disc: Any) -> list[object]:
    """Return where a disc stands, how it looks and what it says."""
    (tip,) = disc._children.values()  # noqa: SLF001
    return [disc.location, disc.options, str(tip.text)]
