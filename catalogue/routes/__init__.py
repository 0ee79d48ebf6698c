"""Route records: versions, drawn lines, and the seizures tied to them."""

from catalogue.routes.attribution import (
    ATTRIBUTED_SHARE,
    AttributableRoute,
    AttributionSummary,
    attribute_profiles,
)
from catalogue.routes.editing import (
    RouteDifference,
    blank_route,
    compare_routes,
    create_route,
    get_version,
    list_versions,
    restore_version,
    save_route,
)
from catalogue.routes.geometry import RouteOnMap, attributable, draw_route
from catalogue.routes.proposals import (
    ProposedRoute,
    RouteChoices,
    make_route,
    propose_routes,
    suggest_choices,
)
from catalogue.routes.records import current_lines, current_routes, get_route, publish_routes, write_version
from catalogue.routes.roles import CountryRoles, country_roles
from catalogue.routes.waypoints import leg_end_name, open_ends, with_direction, with_ends, with_waypoints

__all__ = [
    "ATTRIBUTED_SHARE",
    "AttributableRoute",
    "AttributionSummary",
    "CountryRoles",
    "ProposedRoute",
    "RouteChoices",
    "RouteDifference",
    "RouteOnMap",
    "attributable",
    "attribute_profiles",
    "blank_route",
    "compare_routes",
    "country_roles",
    "create_route",
    "current_lines",
    "current_routes",
    "draw_route",
    "get_route",
    "get_version",
    "leg_end_name",
    "list_versions",
    "make_route",
    "open_ends",
    "propose_routes",
    "publish_routes",
    "restore_version",
    "save_route",
    "suggest_choices",
    "with_direction",
    "with_ends",
    "with_waypoints",
    "write_version",
]
