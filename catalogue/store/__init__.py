"""The only room that knows DuckDB: open, migrate, write, read."""

from catalogue.store.connection import DEFAULT_MEMORY_LIMIT_MB, Store, create_store, require_store
from catalogue.store.maintain import Finding, backup_store, find_broken_rules
from catalogue.store.read import read_one, read_selected, read_selected_one, read_table
from catalogue.store.write import (
    BatchCounts,
    BatchFacts,
    BatchTables,
    RouteVersion,
    Upload,
    add_batch,
    add_route_versions,
    all_known,
    count_batch,
    find_batch_of_upload,
    find_missing_places,
    find_profiles,
    replace_attribution,
    undo_batch,
)

__all__ = [
    "DEFAULT_MEMORY_LIMIT_MB",
    "BatchCounts",
    "BatchFacts",
    "BatchTables",
    "Finding",
    "RouteVersion",
    "Store",
    "Upload",
    "add_batch",
    "add_route_versions",
    "all_known",
    "backup_store",
    "count_batch",
    "create_store",
    "find_batch_of_upload",
    "find_broken_rules",
    "find_missing_places",
    "find_profiles",
    "read_one",
    "read_selected",
    "read_selected_one",
    "read_table",
    "replace_attribution",
    "require_store",
    "undo_batch",
]
