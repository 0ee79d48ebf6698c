"""Answers to look at: maps, pictures, and the brief with its writers."""

from collections.abc import Callable

from catalogue.output.assets import leaflet_folder, use_assets
from catalogue.output.brief import build_brief
from catalogue.output.brief_records import Brief
from catalogue.output.charts import (
    cases_chart,
    chart_png,
    drug_chart,
    largest_chart,
    mass_chart,
    median_chart,
    ratio_chart,
    season_chart,
)
from catalogue.output.circles import CircleScale, make_scale
from catalogue.output.country_roles import country_roles_text
from catalogue.output.coverage_charts import reported_periods, reporting_chart
from catalogue.output.data_files import table_csv
from catalogue.output.docx import brief_docx
from catalogue.output.extra_layers import (
    concealment_group,
    control_unit_group,
    flow_group,
    hot_spot_group,
    record_group,
)
from catalogue.output.html import brief_html
from catalogue.output.map_layers import CatalogueGroup, crossing_group, route_group, seizure_group
from catalogue.output.map_sheets import SHEET_FORMS, MapSheet, SheetForm, write_map_sheet
from catalogue.output.maps import (
    FIRST_VIEW,
    FIRST_ZOOM,
    SMALLEST_ZOOM,
    MapPicture,
    background_map,
    explore_map,
    find_clicked_cell,
    map_page,
)
from catalogue.output.month_layer import month_group, months_scale
from catalogue.output.new_charts import displacement_chart, span_chart
from catalogue.output.pdf import brief_pdf
from catalogue.output.pictures import RoutePicture, picture_view, picture_zoom, route_picture
from catalogue.output.place_layers import candidate_group
from catalogue.output.pptx import brief_pptx
from catalogue.output.screen import Pane, pane_message, screen_settings
from catalogue.output.unit_layer import unit_group
from catalogue.output.view_charts import bars_chart, dates_chart, named_bars
from catalogue.output.waypoint_layer import waypoint_group
from catalogue.output.widths import Passed
from catalogue.output.year_charts import YearWords, year_chart

# The form of a brief's file, and what writes it.
BRIEF_WRITERS: dict[str, Callable[[Brief], bytes]] = {
    "pdf": brief_pdf,
    "docx": brief_docx,
    "pptx": brief_pptx,
    "html": brief_html,
}

__all__ = [
    "BRIEF_WRITERS",
    "FIRST_VIEW",
    "FIRST_ZOOM",
    "SHEET_FORMS",
    "SMALLEST_ZOOM",
    "Brief",
    "CatalogueGroup",
    "CircleScale",
    "MapPicture",
    "MapSheet",
    "Pane",
    "Passed",
    "RoutePicture",
    "SheetForm",
    "YearWords",
    "background_map",
    "bars_chart",
    "brief_docx",
    "brief_html",
    "brief_pdf",
    "brief_pptx",
    "build_brief",
    "candidate_group",
    "cases_chart",
    "chart_png",
    "concealment_group",
    "control_unit_group",
    "country_roles_text",
    "crossing_group",
    "dates_chart",
    "displacement_chart",
    "drug_chart",
    "explore_map",
    "find_clicked_cell",
    "flow_group",
    "hot_spot_group",
    "largest_chart",
    "leaflet_folder",
    "make_scale",
    "map_page",
    "mass_chart",
    "median_chart",
    "month_group",
    "months_scale",
    "named_bars",
    "pane_message",
    "picture_view",
    "picture_zoom",
    "ratio_chart",
    "record_group",
    "reported_periods",
    "reporting_chart",
    "route_group",
    "route_picture",
    "screen_settings",
    "season_chart",
    "seizure_group",
    "span_chart",
    "table_csv",
    "unit_group",
    "use_assets",
    "waypoint_group",
    "write_map_sheet",
    "year_chart",
]
