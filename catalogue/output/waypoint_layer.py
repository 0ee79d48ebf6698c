"""The waypoints of a route on a map, numbered as in its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.output.escaping import html_lines
from catalogue.output.legend_lines import Title
from catalogue.output.map_layers import CatalogueGroup
from catalogue.output.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.content import Waypoint

_SIZE_PX = 22


def waypoint_group(waypoints: Sequence[Waypoint], language: str) -> CatalogueGroup:
    """Return `waypoints` as circles, numbered as listed; one that stands for a country is not drawn."""
    numbered = enumerate(waypoints, start=1)
    rows = [_row(number, point, language) for number, point in numbered if not point.reference]
    legend = (Title(word("legend_waypoints", language)),)
    return CatalogueGroup("waypoints", "addSeizures", {"cells": rows}, legend)


def _row(number: int, point: Waypoint, language: str) -> list[object]:
    name = point.name_ru if language == "ru" else point.name_en
    # Waypoints at one spot would hide each other: each later one stands 0.00001 degree (1 m) further north.
    latitude = round(point.lat + number * 1e-5, 5)
    return [latitude, round(point.lon, 5), _SIZE_PX, str(number), 0, html_lines([name])]
