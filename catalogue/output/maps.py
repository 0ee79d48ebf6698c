"""Maps for the screen: an offline background and, on it, seizures, routes and border crossing points.

`background_map` is the same page from run to run, so that a screen need not mount it anew; the groups of
map_layers.py change with every filter. `explore_map` is both in one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template

from catalogue.filters import BoundingBox
from catalogue.output.assets import asset_address, inline_assets, script_links, style_links
from catalogue.output.credits import boundary_note, map_credit
from catalogue.output.escaping import escape, html_lines, script_json
from catalogue.output.legend import base_legend
from catalogue.output.legend_lines import legend_html
from catalogue.output.map_layers import crossing_group, marker_positions, route_group, seizure_group
from catalogue.output.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from catalogue.output.circles import Measure
from catalogue.output.map_layers import CrossingOnMap, RouteOnMap

# How far a map can be moved: its ground is land and sea everywhere, boundaries and names in Asia's middle.
WORLD = BoundingBox(south=-60.0, west=-180.0, north=84.0, east=180.0)
# Central Asia with northern Afghanistan.
FIRST_VIEW = BoundingBox(south=34.0, west=47.0, north=53.0, east=85.0)
FIRST_ZOOM = 5
SMALLEST_ZOOM, LARGEST_ZOOM = 2, 12


@dataclass(frozen=True)
class MapPicture:
    """What a map shows.

    Attributes
    ----------
    cells
        `MapCells.cells`, one row per circle.
    measure
        What the area of a circle shows: "cases" or "kg".
    unplaced_cases
        Seizures known to the country only; None: not said.
    chosen
        Code of the route that stands out; None: none does.
    """

    cells: pd.DataFrame
    routes: tuple[RouteOnMap, ...] = ()
    crossings: tuple[CrossingOnMap, ...] = ()
    view: BoundingBox = FIRST_VIEW
    zoom: int = FIRST_ZOOM
    measure: Measure = "cases"
    unplaced_cases: int | None = None
    chosen: str | None = None


class _OfflineMap(folium.Map):
    """A folium map whose scripts and styles are the app's own files."""

    def __init__(self, centre: tuple[float, float], zoom: int) -> None:
        super().__init__(
            location=centre,
            zoom_start=zoom,
            tiles=None,
            zoom_control=False,
            font_size="12px",
            min_zoom=None,
            max_zoom=None,
            minZoom=SMALLEST_ZOOM,
            maxZoom=LARGEST_ZOOM,
            maxBounds=[[WORLD.south, WORLD.west], [WORLD.north, WORLD.east]],
            maxBoundsViscosity=0.8,
        )
        self._id = "catalogue"
        self.default_js = script_links()
        self.default_css = style_links()


class _Start(MacroElement):
    """Prepares panes, background, legend, scale and credit in the browser."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            catalogueMap.start({{ this._parent.get_name() }}, {{ this.data }});
        {% endmacro %}
        """
    )

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's own lack types
        self._name = "Start"
        self._id = "catalogue"
        self.data = script_json(data)


class _Plain(Element):
    """HTML that must not be read as a template."""

    _template = Template("{{ this.text }}")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


def background_map(
    view: BoundingBox = FIRST_VIEW, language: str = "en", *, zoom: int = FIRST_ZOOM
) -> folium.Map:
    """Return the background alone; the same page for the same arguments.

    Parameters
    ----------
    view
        The map opens on the middle of it.
    language
        "en" or "ru".
    zoom
        Web Mercator zoom at which the map opens.
    """
    centre = (round((view.south + view.north) / 2, 4), round((view.west + view.east) / 2, 4))
    made = _OfflineMap(centre, zoom)
    made.add_child(_Start(start_options(language)), name="start")
    return made


def explore_map(picture: MapPicture, language: str = "en") -> folium.Map:
    """Return the background with everything that `picture` holds on it."""
    made = background_map(picture.view, language, zoom=picture.zoom)
    route_group(picture.routes, language, zoom=picture.zoom, chosen=picture.chosen).add_to(made)
    if picture.crossings:
        crossing_group(picture.crossings, language).add_to(made)
    seizure_group(
        picture.cells, language, measure=picture.measure, unplaced_cases=picture.unplaced_cases
    ).add_to(made)
    return made


def map_page(picture: MapPicture, language: str = "en") -> str:
    """Return the map as one HTML page that needs no other file."""
    made = explore_map(picture, language)
    made.default_js, made.default_css = [], []
    figure = cast("Figure", made.get_root())
    figure.header.add_child(_Plain(inline_assets()), name="assets")
    return figure.render()


def find_clicked_cell(cells: pd.DataFrame, clicked: Mapping[str, float] | None) -> pd.Series | None:
    """Return the row of `cells` whose circle was clicked; None where something else or nothing was.

    Parameters
    ----------
    clicked
        `last_object_clicked` of st_folium: lat and lng of the clicked circle, degrees.
    """
    if not clicked:
        return None
    point = (round(float(clicked["lat"]), 5), round(float(clicked["lng"]), 5))
    points = marker_positions(cells)
    return cells.iloc[points.index(point)] if point in points else None


def start_options(language: str) -> dict[str, Any]:
    """Return what the map's script is told at its start: words in `language`, credit, legend, addresses."""
    words = {key: word(f"map_{key}", language) for key in ("zoom_in", "zoom_out")}
    units = {"metre": word("unit_metre", language), "kilometre": word("unit_kilometre", language)}
    return {
        "language": language,
        "credit": escape(word("map_credit", language)),
        "note": html_lines([map_credit(language), boundary_note(language)]),
        "note_title": escape(word("map_note", language)),
        "legend_title": word("map_legend", language),
        "legend_notes": word("map_legend_notes", language),
        "legend_base": legend_html(base_legend(language)),
        "backgrounds": {"mid": asset_address("background_mid.js")},
        **words,
        **units,
    }
