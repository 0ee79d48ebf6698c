"""The only room that knows DuckDB: open, migrate, write, read."""

from catalogue.store.connection import Store, create_store, open_store
from catalogue.store.read import read_one, read_selected, read_selected_one, read_table
from catalogue.store.write import (
    BatchCounts,
    BatchFacts,
    BatchTables,
    Upload,
    add_batch,
    add_route_version,
    count_batch,
    find_missing_places,
    find_profiles,
    replace_attribution,
    undo_batch,
)

__all__ = [
    "BatchCounts",
    "BatchFacts",
    "BatchTables",
    "Store",
    "Upload",
    "add_batch",
    "add_route_version",
    "count_batch",
    "create_store",
    "find_missing_places",
    "find_profiles",
    "open_store",
    "read_one",
    "read_selected",
    "read_selected_one",
    "read_table",
    "replace_attribution",
    "undo_batch",
]
