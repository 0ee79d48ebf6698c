"""Route records: versions, drawn lines, and the seizures tied to them."""

from catalogue.routes.attribution import (
    ATTRIBUTED_SHARE,
    AttributableRoute,
    AttributionSummary,
    attribute_profiles,
)
from catalogue.routes.editing import (
    RouteDifference,
    compare_routes,
    get_version,
    list_versions,
    restore_version,
    save_route,
    with_waypoints,
)
from catalogue.routes.geometry import RouteOnMap, attributable, draw_route
from catalogue.routes.proposals import ProposedRoute, make_route, propose_routes
from catalogue.routes.records import current_lines, current_routes, get_route, publish_routes, write_version

__all__ = [
    "ATTRIBUTED_SHARE",
    "AttributableRoute",
    "AttributionSummary",
    "ProposedRoute",
    "RouteDifference",
    "RouteOnMap",
    "attributable",
    "attribute_profiles",
    "compare_routes",
    "current_lines",
    "current_routes",
    "draw_route",
    "get_route",
    "get_version",
    "list_versions",
    "make_route",
    "propose_routes",
    "publish_routes",
    "restore_version",
    "save_route",
    "with_waypoints",
    "write_version",
]
