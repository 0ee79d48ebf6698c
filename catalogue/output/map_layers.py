"""What changes on a map: seizures as circles, routes as lines, border crossing points as signs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Protocol, cast

import folium
import pandas as pd
import shapely
from folium.template import Template

from catalogue.content import load_corridors
from catalogue.output.circles import CircleScale, Measure, make_scale
from catalogue.output.escaping import html_lines, script_json
from catalogue.output.legend import (
    courses_legend,
    crossing_size_px,
    crossings_legend,
    near_legend,
    routes_legend,
    seizures_legend,
    seizures_notes,
    widths_legend,
)
from catalogue.output.legend_lines import legend_html
from catalogue.output.widths import Passed, passed_lines
from catalogue.output.words import mass_text, number_text, short_number, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.output.legend_lines import Legend

ACCENT = "#0b6e75"
# Muted, and told apart by lightness too, so that colour vision does not matter.
FAMILY_COLOURS = {
    "northern": "#4a5f8c",
    "balkan": "#96683c",
    "southern": "#a3a04c",
    "caucasus": "#6d4a72",
    "caspian": "#6f9bb5",
}
OTHER_COLOUR = "#7a858b"
# Dashed, as their course is not known: fainter than what lies along a road.
_STRAIGHT_OPACITY, _STRAIGHT_DASH = 0.5, "3 5"
# A vertex moves by at most this many degrees when a line is thinned for a zoom: under a pixel of the screen.
_TOLERANCE_DEG_AT_ZOOM_0 = 0.7
CROSSING_MODES = ("road", "rail", "river", "sea", "air")


class RouteOnMap(Protocol):
    """A route as a map draws it: parts of (latitude, longitude), each "network" or "straight"."""

    @property
    def code(self) -> str: ...  # noqa: D102  a field
    @property
    def name_en(self) -> str: ...  # noqa: D102  a field
    @property
    def name_ru(self) -> str: ...  # noqa: D102  a field
    @property
    def family(self) -> str: ...  # noqa: D102  a field
    @property
    def lat_lon(self) -> tuple[tuple[tuple[float, float], ...], ...]: ...  # noqa: D102  a field
    @property
    def kinds(self) -> tuple[str, ...]: ...  # noqa: D102  a field


class NearCrossings(Protocol):
    """Seizures near border crossing points: by code of the crossing, within so many km, all of them once."""

    @property
    def by_code(self) -> dict[str, int]: ...  # noqa: D102  a field
    @property
    def within_km(self) -> float: ...  # noqa: D102  a field
    @property
    def cases(self) -> int: ...  # noqa: D102  a field


class CrossingOnMap(Protocol):
    """A border crossing point as a map draws it."""

    @property
    def code(self) -> str: ...  # noqa: D102  a field
    @property
    def name_en(self) -> str: ...  # noqa: D102  a field
    @property
    def name_ru(self) -> str: ...  # noqa: D102  a field
    @property
    def mode(self) -> str: ...  # noqa: D102  a field
    @property
    def lat(self) -> float: ...  # noqa: D102  a field
    @property
    def lon(self) -> float: ...  # noqa: D102  a field


class CatalogueGroup(folium.FeatureGroup):
    """A feature group that the map's own script fills from compact data."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.featureGroup();
            catalogueMap.{{ this.filler }}(
                {{ this._parent.get_name() }}, {{ this.get_name() }}, {{ this.data }}
            );
        {% endmacro %}
        """
    )

    def __init__(
        self, name: str, filler: str, data: dict[str, Any], legend: Legend = (), notes: Legend = ()
    ) -> None:
        super().__init__(name=name)
        # Trap: streamlit-folium expects exactly the name FeatureGroup; the fixed id keeps pages the same.
        self._id = name
        self.filler = filler
        self.legend, self.notes = legend, notes
        self.content = {"legend": legend_html(legend), "notes": legend_html(notes)} | data
        self.data = script_json(self.content)


def seizure_group(
    cells: pd.DataFrame,
    language: str,
    *,
    measure: Measure = "cases",
    unplaced_cases: int | None = None,
    scale: CircleScale | None = None,
) -> CatalogueGroup:
    """Return the circles of `cells` with their legend.

    Parameters
    ----------
    cells
        `MapCells.cells`: latitude, longitude, cases, mass_kg, unconverted_items, places, province, names.
    measure
        What the area of a circle shows: "cases" or "kg" (kg equivalent).
    unplaced_cases
        Seizures known to the country only, named in the legend; None: not said.
    scale
        How large circles are on this map and the one beside it; None: by the largest of `cells`.
    """
    shared = scale is not None
    scale = scale or make_scale(cells, measure)
    records = cast("list[dict[str, Any]]", cells.to_dict("records"))
    pairs = zip(marker_positions(cells), records, strict=True)
    rows = [_cell_row(scale, point, cell, language) for point, cell in pairs]
    legend = seizures_legend(scale, int(cells["cases"].sum()), unplaced_cases, language, shared=shared)
    return CatalogueGroup("seizures", "addSeizures", {"cells": rows}, legend, seizures_notes(language))


def route_group(
    routes: Sequence[RouteOnMap],
    language: str,
    *,
    zoom: int = 5,
    chosen: str | None = None,
    passed: Passed | None = None,
) -> CatalogueGroup:
    """Return the lines of `routes`, thinned for `zoom`; the route with the code `chosen` stands out.

    Parameters
    ----------
    passed
        What passed each route: lines are as wide as that; None: all are of one width.
    """
    ordered = sorted(routes, key=lambda route: (route.code == chosen, route.code))
    rows = [row for route in ordered for row in _route_rows(route, language, zoom, chosen, passed)]
    kinds = [kind for route in routes for kind in route.kinds]
    legend = routes_legend(_family_styles(routes, chosen, language), len(routes), language)
    if passed and routes:
        legend += widths_legend(passed.measure, passed.largest, passed.zoom, language)
    return CatalogueGroup("routes", "addRoutes", {"routes": rows}, legend, courses_legend(kinds, language))


def crossing_group(
    crossings: Sequence[CrossingOnMap], language: str, *, near: NearCrossings | None = None
) -> CatalogueGroup:
    """Return the signs of `crossings` by mode, as large as the seizures near them where `near` tells."""
    rows = [_crossing_row(crossing, language, near) for crossing in crossings]
    found = Counter(crossing.mode for crossing in crossings)
    counts = {mode: found[mode] for mode in CROSSING_MODES if found[mode]}
    legend = crossings_legend(counts, language)
    if near and crossings:
        legend += near_legend(near.within_km, near.cases, max(near.by_code.values(), default=0), language)
    return CatalogueGroup("crossings", "addCrossings", {"crossings": rows}, legend)


def marker_positions(cells: pd.DataFrame) -> list[tuple[float, float]]:
    """Return where each circle stands (latitude, longitude), no two at the same point.

    Five decimals, about 1 m; a circle that would cover another exactly is moved by 1 m steps to the north.
    """
    points: dict[tuple[float, float], None] = {}  # keeps its order, and finds a point fast
    for latitude, longitude in zip(cells["latitude"], cells["longitude"], strict=True):
        point = (round(float(latitude), 5), round(float(longitude), 5))
        while point in points:
            point = (round(point[0] + 1e-5, 5), point[1])
        points[point] = None
    return list(points)


def _cell_row(
    scale: CircleScale, point: tuple[float, float], cell: dict[str, Any], language: str
) -> list[object]:
    value = _measured(cell, scale.measure)
    label = "" if int(cell["cases"]) == 1 else short_number(value, language)
    hollow = isinstance(cell["province"], str)
    size = scale.labelled_px(value, label, hollow=hollow)
    return [*point, size, label, int(hollow), html_lines(_cell_lines(cell, language)), int(cell["cases"])]


def _measured(cell: dict[str, Any], measure: Measure) -> float:
    value = cell["mass_kg" if measure == "kg" else "cases"]
    return 0.0 if value is None or pd.isna(value) else float(value)


def _cell_lines(cell: dict[str, Any], language: str) -> list[str]:
    cases, places = int(cell["cases"]), int(cell["places"])
    in_province = isinstance(cell["province"], str)
    name = _first_text(cell["name_ru" if language == "ru" else "name_en"], cell["name_en"])
    return [
        name
        if places <= 1 or in_province
        else word("tip_places", language, places=number_text(places, language)),
        word("tip_province_only", language) if in_province else "",
        word("tip_cases_one", language)
        if cases == 1
        else word("tip_cases", language, cases=number_text(cases, language)),
        _mass_line(cell["mass_kg"], language),
        _unconverted_line(int(cell["unconverted_items"]), language),
    ]


def _first_text(*values: object) -> str:
    return next((value for value in values if isinstance(value, str) and value), "")


def _mass_line(mass_kg: float | None, language: str) -> str:
    return (
        ""
        if mass_kg is None or pd.isna(mass_kg)
        else word("tip_mass", language, mass=mass_text(mass_kg, language))
    )


def _unconverted_line(items: int, language: str) -> str:
    return word("tip_unconverted", language, items=number_text(items, language)) if items else ""


def _route_rows(
    route: RouteOnMap, language: str, zoom: int, chosen: str | None, passed: Passed | None
) -> list[dict[str, object]]:
    colour, weight, opacity = _route_style(route, chosen)
    name = route.name_ru if language == "ru" else route.name_en
    lines = [name, f"{route.code} · {_family_name(route.family, language)}"]
    if passed:
        weight = passed.width_px(route.code)
        lines += passed_lines(*passed.of(route.code), language)
    tip = html_lines(lines)
    common = {"code": route.code, "colour": colour, "weight": weight, "opacity": opacity, "tip": tip}
    parts = {kind: _packed_parts(route, kind, zoom) for kind in ("network", "straight")}
    faint = {"dash": _STRAIGHT_DASH, "opacity": opacity if route.code == chosen else _STRAIGHT_OPACITY}
    return [
        common | {"dash": None} | (faint if kind == "straight" else {}) | {"parts": found}
        for kind, found in parts.items()
        if found
    ]


def _route_style(route: RouteOnMap, chosen: str | None) -> tuple[str, float, float]:
    if route.code == chosen:
        return ACCENT, 4.5, 1.0
    return FAMILY_COLOURS.get(route.family, OTHER_COLOUR), 2.5, 0.8 if chosen is None else 0.45


def _packed_parts(route: RouteOnMap, kind: str, zoom: int) -> list[list[int]]:
    parts = [part for part, own in zip(route.lat_lon, route.kinds, strict=True) if own == kind]
    return [packed_line(part, zoom) for part in parts if len(part) > 1]


def packed_line(part: Sequence[tuple[float, float]], zoom: int) -> list[int]:
    """Return a thinned line as whole thousandths of a degree, each the difference from the one before."""
    thin = shapely.LineString(part).simplify(_TOLERANCE_DEG_AT_ZOOM_0 / 2**zoom)
    whole = [(round(lat * 1000), round(lon * 1000)) for lat, lon in thin.coords]
    steps = zip(whole, [(0, 0), *whole], strict=False)
    return [value for (lat, lon), (lat0, lon0) in steps for value in (lat - lat0, lon - lon0)]


def _family_styles(routes: Sequence[RouteOnMap], chosen: str | None, language: str) -> list[tuple[str, str]]:
    families = [family for family in FAMILY_COLOURS if any(route.family == family for route in routes)]
    styles = [(FAMILY_COLOURS[family], _family_name(family, language)) for family in families]
    picked = [route for route in routes if route.code == chosen]
    return [(ACCENT, f"{word('legend_chosen', language)}: {route.code}") for route in picked] + styles


def _family_name(family: str, language: str) -> str:
    corridor = load_corridors().get(family)
    if corridor is None:
        return family
    return corridor.name_ru if language == "ru" else corridor.name_en


def _crossing_row(crossing: CrossingOnMap, language: str, near: NearCrossings | None) -> list[object]:
    name = crossing.name_ru if language == "ru" else crossing.name_en
    lines = [name, word(f"crossing_{crossing.mode}", language)]
    size: list[object] = []
    if near:
        cases = near.by_code.get(crossing.code, 0)
        told = {"cases": number_text(cases, language), "kilometres": number_text(near.within_km, language)}
        lines.append(word("tip_near_crossing", language, **told))
        size = [crossing_size_px(cases, max(near.by_code.values(), default=0))]
    return [round(crossing.lat, 4), round(crossing.lon, 4), crossing.mode, html_lines(lines), *size]
