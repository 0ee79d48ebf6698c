"""The drawn line of a route: waypoints are the record, the line is derived from roads and rails."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from catalogue.routes.attribution import AttributableRoute
from catalogue.vocabulary import get_vocabulary
from geodata.lines import corridor_line, route_line

if TYPE_CHECKING:
    from catalogue.content.records import Route
    from geodata.lines import RouteLine


@dataclass(frozen=True)
class RouteOnMap:
    """A route as a map draws it.

    Attributes
    ----------
    lat_lon
        Parts of the line; each part is points of degrees, latitude before longitude.
    kinds
        For each part "network" (along roads or rails, drawn solid) or "straight" (drawn dashed).
    """

    code: str
    name_en: str
    name_ru: str
    family: str
    status: str
    lat_lon: tuple[tuple[tuple[float, float], ...], ...]
    kinds: tuple[str, ...]
