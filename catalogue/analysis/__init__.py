"""Answers as tables: what was seized, where, what it covers."""

from catalogue.analysis.cells import MapCells, get_map_cells, narrow_to_cell
from catalogue.analysis.coverage import Coverage, get_coverage
from catalogue.analysis.duplicates import DEFAULT_MIN_SCORE, find_duplicate_groups, get_duplicate_states
from catalogue.analysis.seizures import RecordField, SeizureList, SeizureRecord, get_record, list_seizures

__all__ = [
    "DEFAULT_MIN_SCORE",
    "Coverage",
    "MapCells",
    "RecordField",
    "SeizureList",
    "SeizureRecord",
    "find_duplicate_groups",
    "get_coverage",
    "get_duplicate_states",
    "get_map_cells",
    "get_record",
    "list_seizures",
    "narrow_to_cell",
]
