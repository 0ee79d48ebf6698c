"""Control units on a map: ports, dry ports, border crossings, customs, air cargo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import folium

from catalogue.output.escaping import html_lines
from catalogue.output.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.content import ControlUnit

_COLOUR = "#7b3f8c"
_RADIUS_PX = 6


def unit_group(units: Sequence[ControlUnit], language: str) -> folium.FeatureGroup:
    """Return the control units as discs, each with its name, kind and the years in which sources name it."""
    group = folium.FeatureGroup(name="units")
    group._id = "units"  # noqa: SLF001  the same page from run to run: folium would draw lots for its name
    for unit in units:
        disc = _disc(unit, language)
        disc._id = unit.code.lower()  # noqa: SLF001  the same
        disc.add_to(group)
    return group


def _disc(unit: ControlUnit, language: str) -> folium.CircleMarker:
    name = unit.name_ru if language == "ru" else unit.name_en
    years = f"{unit.since}–{unit.last_reported}"
    tip = html_lines([name, word(f"unit_{unit.kind}", language), years])
    return folium.CircleMarker(
        (unit.lat, unit.lon),
        radius=_RADIUS_PX,
        color="#ffffff",
        weight=1.5,
        fill_color=_COLOUR,
        fill_opacity=0.95,
        tooltip=tip,
    )
