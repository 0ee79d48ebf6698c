"""The map as seen, for print: every layer, texts that stay text, marks, the same bytes each time."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from pypdf import PdfReader

from catalogue.content.container_control import load_container_control
from catalogue.filters import BoundingBox
from catalogue.output.circles import CircleScale
from catalogue.output.credits import boundary_note
from catalogue.output.extra_layers import control_unit_group, record_group
from catalogue.output.map_layers import CatalogueGroup, crossing_group, route_group, seizure_group
from catalogue.output.map_sheets import MapSheet, write_map_sheet
from catalogue.output.month_layer import month_group
from catalogue.output.screen import Pane
from geodata.crossings import border_crossings
from tests.output.examples import LINE, make_cells, make_months, make_records

if TYPE_CHECKING:
    from collections.abc import Sequence

SVG = "{http://www.w3.org/2000/svg}"
VIEW = BoundingBox(36.0, 62.0, 44.0, 76.0)
FLOW = CatalogueGroup(
    "flows", "addFlows", {"lines": [[[38000, 68000, 500, 900], "#9c3d10", 3.0, None, 0.9, ""]]}
)
HOT = CatalogueGroup(
    "hot_spots", "addHotSpots", {"cells": [[[[39, 68], [40, 69], [39, 70]], "#b3261e", 0.4, ""]]}
)
METHOD = CatalogueGroup("concealment", "addConcealment", {"cells": [[40.0, 70.0, 30, "#0072B2", "21%", ""]]})


def sheet(*panes: Sequence[CatalogueGroup], language: str = "en") -> MapSheet:
    """Return a map with these layers on each of its panes; by default circles and a route."""
    shown = panes or ((route_group((LINE,), language), seizure_group(make_cells(), language)),)
    titles = ("before", "after") if len(shown) > 1 else ("",)
    made = [Pane(title, layers) for title, layers in zip(titles, shown, strict=True)]
    return MapSheet(made, VIEW, 6, ("Drug: Heroin",), "TLP:AMBER", synthetic=True, language=language)


def svg_texts(of: MapSheet) -> list[str]:
    """Return the texts of the picture as SVG."""
    tree = ET.fromstring(write_map_sheet(of, "svg"))  # noqa: S314  our own picture
    return ["".join(element.itertext()) for element in tree.iter(f"{SVG}text")]


def svg_shapes(of: MapSheet) -> int:
    """Return how many shapes the picture draws."""
    tree = ET.fromstring(write_map_sheet(of, "svg"))  # noqa: S314  our own picture
    return sum(1 for element in tree.iter() if element.tag in {f"{SVG}path", f"{SVG}use"})


def pdf_text(of: MapSheet) -> str:
    """Return the text of the picture as PDF, on one line."""
    pages = PdfReader(io.BytesIO(write_map_sheet(of, "pdf"))).pages
    assert len(pages) == 1
    return " ".join(pages[0].extract_text().split())


def test_a_russian_picture_holds_its_words_as_text_in_svg_and_pdf() -> None:
    russian = sheet(language="ru")
    texts, printed = svg_texts(russian), pdf_text(russian)
    for told in (
        "Карта изъятий и маршрутов",
        "Изъятия, число случаев",
        "Маршруты каталога: 1",
        "ТАДЖИКИСТАН",
    ):
        assert told in texts
        assert told in printed


def test_a_picture_says_what_is_meant_how_it_may_be_shared_and_that_the_data_is_invented() -> None:
    told = pdf_text(sheet())
    for text in (
        "Drug: Heroin",
        "TLP:AMBER",
        "SYNTHETIC DEMO DATA",
        "Natural Earth",
        boundary_note("en")[:40],
    ):
        assert text in told
    assert "SYNTHETIC" not in pdf_text(replace(sheet(), synthetic=False))


def test_the_legend_of_a_picture_counts_what_is_in_view() -> None:
    assert "Shown here: 2\u202f358 seizures" in svg_texts(sheet())
    one = replace(sheet(), view=BoundingBox(37.0, 71.0, 38.0, 72.5), zoom=8)
    inside = make_cells().query("37 <= latitude <= 38 and 71 <= longitude <= 72.5")["cases"].sum()
    assert f"Shown here: {inside} seizures" in svg_texts(one)


def test_numbers_stand_on_the_circles_as_text() -> None:
    assert {"12", "2.3k"} <= set(svg_texts(sheet()))


@pytest.mark.parametrize(
    "layer",
    [
        HOT,
        FLOW,
        METHOD,
        seizure_group(make_cells(), "en"),
        record_group(make_records(), "en"),
        route_group((LINE,), "en"),
        crossing_group(border_crossings(), "en"),
        control_unit_group(load_container_control().units, "en"),
    ],
    ids=lambda layer: f"{layer.layer_name}, {layer.filler}",
)
def test_every_layer_of_the_screen_is_drawn(layer: CatalogueGroup) -> None:
    bare = CatalogueGroup(layer.layer_name, layer.filler, _emptied(layer.content), layer.legend, layer.notes)
    assert svg_shapes(sheet((layer,))) > svg_shapes(sheet((bare,)))


def _emptied(content: dict[str, object]) -> dict[str, object]:
    return {name: [] if isinstance(value, list) else value for name, value in content.items()}


def test_a_month_that_is_played_stands_in_place_of_all_seizures() -> None:
    months = make_months()
    scale, span = CircleScale("cases", 30.0), (pd.Timestamp("2021-03-01"), pd.Timestamp("2021-05-01"))
    layers = (seizure_group(make_cells(), "en"), month_group(months, "en", scale=scale, span=span))
    texts = svg_texts(replace(sheet(layers), month=0))
    assert {"7", "5", "Shown here: 12 seizures"} <= set(texts)
    assert "2.3k" not in texts
    assert "Shown here: 2\u202f358 seizures" in svg_texts(sheet(layers))


def test_two_maps_stand_side_by_side_with_their_titles_and_both_counts() -> None:
    layers = (seizure_group(make_cells(), "en", scale=CircleScale("cases", 5000.0)),)
    texts = svg_texts(sheet(layers, layers))
    assert {"before", "after", "One scale of circles for both maps"} <= set(texts)
    assert "Shown here: 2\u202f358 | 2\u202f358 seizures" in texts


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_the_same_map_is_the_same_file(form: str) -> None:
    first, second = (write_map_sheet(sheet(), form) for _ in range(2))  # type: ignore[arg-type]
    assert first == second
