"""Layers that a reader adds to the map: flows, concealment methods, hot spots, control units, records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

import pandas as pd

from catalogue.output.charts import COLOURS
from catalogue.output.circles import SMALLEST_PX, CircleScale
from catalogue.output.escaping import html_lines
from catalogue.output.legend import flows_legend, seizures_note, swatches_legend
from catalogue.output.legend_lines import Note
from catalogue.output.map_layers import CatalogueGroup, packed_line
from catalogue.output.widths import passed_lines, width_px
from catalogue.output.words import mass_text, number_text, word
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.content import ControlUnit
    from catalogue.output.circles import Measure
    from catalogue.output.legend_lines import Legend

_BEFORE, _BEYOND = "#9c3d10", "#d07a2d"
_HOT, _COLD, _UNIT = "#b3261e", "#3b6fa0", "#7b3f8c"
_RECORD_PX = 12
# Of the size of a circle for as many seizures: it stands beside one.
_METHOD_SHARE = 0.75
_SMALLEST_Q = 0.001
_FAMILIES_SHOWN = len(COLOURS) - 1


class FlowsOnMap(Protocol):
    """What analysis.get_flows returns."""

    @property
    def lines(self) -> Sequence[Any]: ...  # noqa: D102  a field
    @property
    def cases(self) -> int: ...  # noqa: D102  a field
    @property
    def departure_unknown(self) -> int: ...  # noqa: D102  a field
    @property
    def destination_unknown(self) -> int: ...  # noqa: D102  a field
    @property
    def before_cases(self) -> int: ...  # noqa: D102  a field
    @property
    def beyond_cases(self) -> int: ...  # noqa: D102  a field


def flow_group(
    flows: FlowsOnMap, language: str, *, zoom: int = 5, measure: Measure = "cases"
) -> CatalogueGroup:
    """Return the flows: solid before the seizure, dashed beyond it, as wide as what passed."""
    values = [line.mass_kg if measure == "kg" else line.cases for line in flows.lines]
    largest = max(values, default=0.0)
    pairs = sorted(zip(flows.lines, values, strict=True), key=lambda pair: (pair[0].stage, -pair[1]))
    rows = [_flow_row(line, width_px(value, largest, zoom), zoom, language) for line, value in pairs]
    notes = (Note(word("legend_flows_rest", language)),)
    return CatalogueGroup("flows", "addFlows", {"lines": rows}, _flow_legend(flows, language), notes)


def _flow_row(line: Any, width: float, zoom: int, language: str) -> list[object]:  # noqa: ANN401  a FlowLine
    before = line.stage == "before"
    tip = html_lines(
        [word(f"tip_flow_{line.stage}", language), *passed_lines(line.cases, line.mass_kg, language)]
    )
    opacity = 0.9 if line.kind == "network" else 0.4
    dash = None if before else "9 7"
    return [packed_line(line.lat_lon, zoom), _BEFORE if before else _BEYOND, width, dash, opacity, tip]


def _flow_legend(flows: FlowsOnMap, language: str) -> Legend:
    before, beyond = (number_text(cases, language) for cases in (flows.before_cases, flows.beyond_cases))
    lines = [
        (_BEFORE, "network", word("legend_flows_before", language, cases=before)),
        (_BEYOND, "straight", word("legend_flows_beyond", language, cases=beyond)),
    ]
    unknown = {
        "departure": number_text(flows.departure_unknown, language),
        "destination": number_text(flows.destination_unknown, language),
        "cases": number_text(flows.cases, language),
    }
    title = word("legend_flows", language, cases=unknown["cases"])
    return flows_legend(title, lines, [word("legend_flows_unknown", language, **unknown)])


def concealment_group(cells: pd.DataFrame, language: str) -> CatalogueGroup:
    """Return for each cell its leading family of concealment methods.

    Parameters
    ----------
    cells
        One row per cell: latitude, longitude, family (code; "" where no seizure of the cell states one),
        cases (of the family), stated (that state any), not_stated.
    """
    led = cells[cells["family"] != ""]
    order = led.groupby("family")["cases"].sum().sort_values(ascending=False, kind="stable").index
    colours = {str(code): COLOURS[min(place, _FAMILIES_SHOWN)] for place, code in enumerate(order)}
    scale = CircleScale("cases", float(led["stated"].max()) if len(led) else 1.0)
    records = cast("list[dict[str, Any]]", led.to_dict("records"))
    rows = [_method_row(cell, colours, scale, language) for cell in records]
    title = word("legend_concealment", language, cases=number_text(int(cells["stated"].sum()), language))
    note = word(
        "legend_concealment_note", language, cases=number_text(int(cells["not_stated"].sum()), language)
    )
    named = [(colour, _method_name(code, language)) for code, colour in colours.items()]
    legend = swatches_legend(title, named)
    return CatalogueGroup("concealment", "addConcealment", {"cells": rows}, legend, (Note(note),))


def _method_row(
    cell: dict[str, Any], colours: dict[str, str], scale: CircleScale, language: str
) -> list[object]:
    family = str(cell["family"])
    share = f"{100 * cell['cases'] / cell['stated']:.0f}%"
    size = max(round(_METHOD_SHARE * scale.diameter_px(cell["stated"])), SMALLEST_PX + 14)
    facts = {
        "method": _method_name(family, language),
        "cases": number_text(cell["cases"], language),
        "stated": number_text(cell["stated"], language),
    }
    tip = html_lines([word("tip_leading", language, **facts)])
    point = [round(float(cell["latitude"]), 5), round(float(cell["longitude"]), 5)]
    return [*point, size, colours[family], share, tip]


def _method_name(code: str, language: str) -> str:
    return get_vocabulary("concealment").label(code, language)


class HotSpotsOnMap(Protocol):
    """What analysis.get_hot_spots returns."""

    @property
    def cells(self) -> pd.DataFrame: ...  # noqa: D102  a field
    @property
    def cell_width_km(self) -> float: ...  # noqa: D102  a field
    @property
    def cells_tested(self) -> int: ...  # noqa: D102  a field
    @property
    def cases(self) -> int: ...  # noqa: D102  a field


def hot_spot_group(
    spots: HotSpotsOnMap, outlines: Sequence[Sequence[tuple[float, float]]], language: str
) -> CatalogueGroup:
    """Return the cells that stand out from chance.

    Parameters
    ----------
    outlines
        Corners (latitude, longitude) of each row of `spots.cells`.
    """
    records = cast("list[dict[str, Any]]", spots.cells.to_dict("records"))
    pairs = [pair for pair in zip(records, outlines, strict=True) if pair[0]["state"] != "none"]
    rows = [_hot_row(cell, corners, language) for cell, corners in pairs]
    counts = spots.cells["state"].value_counts()
    facts = {
        "kilometres": number_text(spots.cell_width_km, language),
        "cases": number_text(spots.cases, language),
    }
    named = [
        (colour, word(f"legend_{state}", language, cells=number_text(int(counts.get(state, 0)), language)))
        for state, colour in (("hot", _HOT), ("cold", _COLD))
    ]
    note = word("legend_hot_note", language, cells=number_text(spots.cells_tested, language))
    legend = swatches_legend(word("legend_hot_spots", language, **facts), named)
    return CatalogueGroup("hot_spots", "addHotSpots", {"cells": rows}, legend, (Note(note),))


def _hot_row(cell: dict[str, Any], corners: Sequence[tuple[float, float]], language: str) -> list[object]:
    hot = cell["state"] == "hot"
    facts = {
        "cases": number_text(cell["cases"], language),
        "z": number_text(cell["z"], language, 1),
        "q": _q_text(float(cell["q_value"]), language),
    }
    opacity = round(min(0.15 + abs(float(cell["z"])) / 30, 0.5), 2)
    outline = [[round(lat, 3), round(lon, 3)] for lat, lon in corners]
    return [outline, _HOT if hot else _COLD, opacity, html_lines([word("tip_hot", language, **facts)])]


def _q_text(q_value: float, language: str) -> str:
    if q_value < _SMALLEST_Q:
        return f"< {number_text(_SMALLEST_Q, language, 3)}"
    return f"= {number_text(q_value, language, 3)}"


def control_unit_group(units: Sequence[ControlUnit], language: str) -> CatalogueGroup:
    """Return the control units, each with its name, kind and the years in which sources name it."""
    rows = [
        [round(unit.lat, 4), round(unit.lon, 4), _UNIT, html_lines(_unit_lines(unit, language))]
        for unit in units
    ]
    title = word("legend_units", language, count=number_text(len(rows), language))
    legend = swatches_legend(title, [(_UNIT, word("legend_unit", language))])
    return CatalogueGroup("units", "addUnits", {"units": rows}, legend)


def _unit_lines(unit: ControlUnit, language: str) -> list[str]:
    name = unit.name_ru if language == "ru" else unit.name_en
    return [name, word(f"unit_{unit.kind}", language), f"{unit.since}–{unit.last_reported}"]


def record_group(
    records: pd.DataFrame, language: str, *, unplaced_cases: int | None = None
) -> CatalogueGroup:
    """Return seizures one by one, each by its number; named as the layer of circles, which it replaces.

    Parameters
    ----------
    records
        Rows of store/queries/map_records.sql.
    """
    rows = [_record_row(row, language) for row in cast("list[dict[str, Any]]", records.to_dict("records"))]
    legend = seizures_note(word("legend_records", language), len(rows), unplaced_cases, language)
    notes = (Note(word("legend_records_note", language)),)
    return CatalogueGroup("seizures", "addRecords", {"records": rows}, legend, notes)


def _record_row(row: dict[str, Any], language: str) -> list[object]:
    name = row["name_ru" if language == "ru" else "name_en"]
    drugs = get_vocabulary("drugs")
    lines = [
        f"{row['date_first']:%Y}" if row["date_precision"] == "year" else f"{row['date_first']:%Y-%m-%d}",
        "; ".join(drugs.label(str(drug), language) for drug in row["drugs"]),
        ""
        if pd.isna(row["mass_kg"])
        else word("tip_mass", language, mass=mass_text(row["mass_kg"], language)),
        name if isinstance(name, str) else "",
    ]
    point = [round(float(row["latitude"]), 5), round(float(row["longitude"]), 5)]
    return [*point, int(row["seizure_id"]), _RECORD_PX, html_lines(lines)]
