"""The only room that knows DuckDB: open, migrate, write, read."""

from catalogue.store.acts import one_act
from catalogue.store.connection import DEFAULT_MEMORY_LIMIT_MB, Store, create_store, require_store
from catalogue.store.consignments import (
    end_stated_consignment,
    replace_consignments,
    state_consignment,
)
from catalogue.store.counts import read_counted, read_counted_one
from catalogue.store.duplicates import (
    DuplicateDecision,
    DuplicateVerdict,
    decide_duplicates,
    find_duplicate_decisions,
    undo_duplicate_decision,
)
from catalogue.store.layouts import find_layout, keep_layouts
from catalogue.store.maintain import Finding, backup_store, find_broken_rules
from catalogue.store.operations import (
    add_joint_activity,
    add_operation_tag,
    add_operation_tags,
    end_joint_activity,
    end_operation_act,
    end_operation_tag,
)
from catalogue.store.outgoing import is_stream, outgoing, write_file
from catalogue.store.places import (
    PlacesChanged,
    decide_places,
    find_place_decisions,
    find_profiles_at,
    relocate_places,
    replace_attribution_at,
    undo_place_decision,
)
from catalogue.store.quarantine import SettledRows, add_mends, resolve_rows, settle_rows, undo_mends
from catalogue.store.read import read_one, read_table
from catalogue.store.routes import (
    decide_attribution,
    decide_proposal,
    end_attribution_decision,
    undo_proposal_decision,
)
from catalogue.store.search import index_new_store, index_texts
from catalogue.store.selecting import read_selected, read_selected_one, stream_selected
from catalogue.store.state import store_state
from catalogue.store.views import end_view, rename_view, save_view
from catalogue.store.write import (
    BatchCounts,
    BatchFacts,
    BatchTables,
    IncomingMends,
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
    "DuplicateDecision",
    "DuplicateVerdict",
    "Finding",
    "IncomingMends",
    "PlacesChanged",
    "RouteVersion",
    "SettledRows",
    "Store",
    "Upload",
    "add_batch",
    "add_joint_activity",
    "add_mends",
    "add_operation_tag",
    "add_operation_tags",
    "add_route_versions",
    "all_known",
    "backup_store",
    "count_batch",
    "create_store",
    "decide_attribution",
    "decide_duplicates",
    "decide_places",
    "decide_proposal",
    "end_attribution_decision",
    "end_joint_activity",
    "end_operation_act",
    "end_operation_tag",
    "end_stated_consignment",
    "end_view",
    "find_batch_of_upload",
    "find_broken_rules",
    "find_duplicate_decisions",
    "find_layout",
    "find_missing_places",
    "find_place_decisions",
    "find_profiles",
    "find_profiles_at",
    "index_new_store",
    "index_texts",
    "is_stream",
    "keep_layouts",
    "one_act",
    "outgoing",
    "read_counted",
    "read_counted_one",
    "read_one",
    "read_selected",
    "read_selected_one",
    "read_table",
    "relocate_places",
    "rename_view",
    "replace_attribution",
    "replace_attribution_at",
    "replace_consignments",
    "require_store",
    "resolve_rows",
    "save_view",
    "settle_rows",
    "state_consignment",
    "store_state",
    "stream_selected",
    "undo_batch",
    "undo_duplicate_decision",
    "undo_mends",
    "undo_place_decision",
    "undo_proposal_decision",
    "write_file",
]
