"""Route records: versions, drawn lines, and the seizures tied to them."""

from catalogue.routes.attribution import (
    ATTRIBUTED_SHARE,
    AttributableRoute,
    AttributionSummary,
    attribute_profiles,
)
from catalogue.routes.geometry import RouteOnMap, attributable, draw_route
from catalogue.routes.records import current_lines, current_routes, get_route, publish_routes

__all__ = [
    "ATTRIBUTED_SHARE",
    "AttributableRoute",
    "AttributionSummary",
    "RouteOnMap",
    "attributable",
    "attribute_profiles",
    "current_lines",
    "current_routes",
    "draw_route",
    "get_route",
    "publish_routes",
]
