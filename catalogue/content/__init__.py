"""The catalogue's own knowledge, read from the YAML files of this folder and checked while it is read."""

from catalogue.content.container_control import (
    ContainerControl,
    ControlMeasure,
    ControlUnit,
    load_container_control,
)
from catalogue.content.joint_activities import (
    ACTIVITY_KINDS,
    JointActivity,
    check_joint_activity,
    load_joint_activities,
)
from catalogue.content.loading import (
    check_route,
    load_concealment,
    load_corridors,
    load_routes,
    load_sources,
)
from catalogue.content.records import (
    Bilingual,
    ConcealmentMethod,
    Confidence,
    Corridor,
    Leg,
    Route,
    Source,
    Statement,
    Waypoint,
    is_country_only,
)

__all__ = [
    "ACTIVITY_KINDS",
    "Bilingual",
    "ConcealmentMethod",
    "Confidence",
    "ContainerControl",
    "ControlMeasure",
    "ControlUnit",
    "Corridor",
    "JointActivity",
    "Leg",
    "Route",
    "Source",
    "Statement",
    "Waypoint",
    "check_joint_activity",
    "check_route",
    "is_country_only",
    "load_concealment",
    "load_container_control",
    "load_corridors",
    "load_joint_activities",
    "load_routes",
    "load_sources",
]
