"""Answers as tables: what was seized, where, what it covers."""

from catalogue.analysis.cells import MapCells, get_extent, get_map_cells, narrow_to_cell
from catalogue.analysis.coverage import Coverage, get_coverage
from catalogue.analysis.displacement import (
    Displacement,
)
from catalogue.analysis.duplicates import DEFAULT_MIN_SCORE, find_duplicate_groups, get_duplicate_states
from catalogue.analysis.flows import Flows, get_flows
from catalogue.analysis.hot_spots import (
    HOT_SPOT_RESOLUTIONS,
    HotSpotMeasure,
    HotSpots,
    cell_outline,
    find_cell_at,
    get_hot_spots,
    hot_spot_polygons,
    narrow_to_hot_spot,
)
from catalogue.analysis.in_view import InView, get_in_view
from catalogue.analysis.like_for_like import compare_selections
from catalogue.analysis.map_extras import (
    NEAR_CROSSING_KM,
    NearCrossings,
    get_concealment_cells,
    get_map_records,
    get_near_crossings,
    get_passed,
)
from catalogue.analysis.modus_operandi import (
    DIMENSIONS,
    NOTABLE_RESIDUAL,
    SMALLEST_EXPECTED,
    CrossTable,
    Dimension,
    get_cross_table,
    get_method_years,
)
from catalogue.analysis.months import MonthCells, get_month_cells
from catalogue.analysis.narrowing import (
    Fact,
    narrow_to_fact,
)
from catalogue.analysis.rates import RateChange
from catalogue.analysis.reporting import (
    COVERED_FIELDS,
    Reporting,
    count_open_duplicates,
    get_reporting,
)
from catalogue.analysis.route_counts import RouteCount, count_by_route
from catalogue.analysis.seizures import (
    KindMass,
    RecordField,
    SeizureList,
    SeizureRecord,
    count_seizures,
    get_record,
    list_seizures,
)
from catalogue.analysis.trends import Period, Trend, get_trend
from catalogue.analysis.whats_new import (
    THING_KINDS,
    ThingKind,
    WhatsNew,
    Windows,
    get_whats_new,
    narrow_to_thing,
)

__all__ = [
    "COVERED_FIELDS",
    "DEFAULT_MIN_SCORE",
    "DIMENSIONS",
    "HOT_SPOT_RESOLUTIONS",
    "NEAR_CROSSING_KM",
    "NOTABLE_RESIDUAL",
    "SMALLEST_EXPECTED",
    "THING_KINDS",
    "Coverage",
    "CrossTable",
    "Dimension",
    "Displacement",
    "Fact",
    "Flows",
    "HotSpotMeasure",
    "HotSpots",
    "InView",
    "KindMass",
    "MapCells",
    "MonthCells",
    "NearCrossings",
    "Period",
    "RateChange",
    "RecordField",
    "Reporting",
    "RouteCount",
    "SeizureList",
    "SeizureRecord",
    "ThingKind",
    "Trend",
    "WhatsNew",
    "Windows",
    "cell_outline",
    "compare_selections",
    "count_by_route",
    "count_open_duplicates",
    "count_seizures",
    "find_cell_at",
    "find_duplicate_groups",
    "get_concealment_cells",
    "get_coverage",
    "get_cross_table",
    "get_duplicate_states",
    "get_extent",
    "get_flows",
    "get_hot_spots",
    "get_in_view",
    "get_map_cells",
    "get_map_records",
    "get_method_years",
    "get_month_cells",
    "get_near_crossings",
    "get_passed",
    "get_record",
    "get_reporting",
    "get_trend",
    "get_whats_new",
    "hot_spot_polygons",
    "list_seizures",
    "narrow_to_cell",
    "narrow_to_fact",
    "narrow_to_hot_spot",
    "narrow_to_thing",
]
