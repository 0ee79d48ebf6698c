"""Answers as tables: what was seized, where, what it covers."""

from catalogue.analysis.cells import MapCells, get_map_cells, narrow_to_cell
from catalogue.analysis.coverage import Coverage, get_coverage
from catalogue.analysis.duplicates import DEFAULT_MIN_SCORE, find_duplicate_groups, get_duplicate_states
from catalogue.analysis.hot_spots import (
    HOT_SPOT_RESOLUTIONS,
    HotSpotMeasure,
    HotSpots,
    get_hot_spots,
    hot_spot_polygons,
)
from catalogue.analysis.modus_operandi import (
    NOTABLE_RESIDUAL,
    SMALLEST_EXPECTED,
    CrossTable,
    Dimension,
    get_cross_table,
    get_method_years,
)
from catalogue.analysis.rates import RateChange
from catalogue.analysis.seizures import RecordField, SeizureList, SeizureRecord, get_record, list_seizures
from catalogue.analysis.trends import Period, Trend, get_trend

__all__ = [
    "DEFAULT_MIN_SCORE",
    "HOT_SPOT_RESOLUTIONS",
    "NOTABLE_RESIDUAL",
    "SMALLEST_EXPECTED",
    "Coverage",
    "CrossTable",
    "Dimension",
    "HotSpotMeasure",
    "HotSpots",
    "MapCells",
    "Period",
    "RateChange",
    "RecordField",
    "SeizureList",
    "SeizureRecord",
    "Trend",
    "find_duplicate_groups",
    "get_coverage",
    "get_cross_table",
    "get_duplicate_states",
    "get_hot_spots",
    "get_map_cells",
    "get_method_years",
    "get_record",
    "get_trend",
    "hot_spot_polygons",
    "list_seizures",
    "narrow_to_cell",
]
