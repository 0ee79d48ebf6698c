"""Answers to look at: maps, pictures, and the brief with its writers."""

from catalogue.output.assets import leaflet_folder, use_assets
from catalogue.output.map_layers import crossing_group, route_group, seizure_group
from catalogue.output.maps import (
    FIRST_VIEW,
    FIRST_ZOOM,
    MapPicture,
    background_map,
    explore_map,
    find_clicked_cell,
    map_page,
)

__all__ = [
    "FIRST_VIEW",
    "FIRST_ZOOM",
    "MapPicture",
    "background_map",
    "crossing_group",
    "explore_map",
    "find_clicked_cell",
    "leaflet_folder",
    "map_page",
    "route_group",
    "seizure_group",
    "use_assets",
]
