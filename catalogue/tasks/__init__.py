"""What a person does here, one function each: the only room where the steps stand in order.

Read it in this order and you have seen the product:

1. opening     open a store, bring it up to date, fill it with demo data, check it, back it up
2. importing   read a sheet, see what importing it would do, do it, undo it; arranging: its layout;
               previewing: mend cells before anything is written
3. exploring   list seizures, open one, count them on a map, say what they cover, locate a text
4. recording   read routes, concealment methods and sources
5. attributing tie seizures to routes, with a reason and a score
6. placing     resolve texts of places that the gazetteer left open; share such decisions
7. reviewing   decide which reports are one seizure; mending: mend refused rows;
               returning: send them back to their sender
8. briefing    write the brief of a route
9. editing     change a route record as a new version, compare two, restore one
10. consigning  keep what sheets tell of containers and goods
11. proposing   accept or dismiss routes proposed from seizures that fit none
12. viewing     keep a view (filters, map, layers) with a name, open it again
13. analysing   trends, hot spots, what is new, displacement, who reported what
14. operating   joint operations: list them, add one, tag the seizures made in them
"""

from catalogue.tasks.analysing import (
    count_open_duplicates,
    fact_filters,
    get_hot_spots,
    get_reporting,
    get_trend,
    get_whats_new,
    thing_filters,
)
from catalogue.tasks.arranging import (
    export_layout,
    forget_layout,
    import_layout,
    keep_layout,
    list_layouts,
    read_layout_text,
)
from catalogue.tasks.attributing import (
    assert_attribution,
    attribute_seizures,
    deny_attribution,
    list_attribution,
    list_attribution_decisions,
    summarise_attribution,
    undo_attribution_decision,
)
from catalogue.tasks.briefing import route_brief, write_brief
from catalogue.tasks.consigning import (
    list_consignments,
    record_consignments,
)
from catalogue.tasks.editing import (
    compare_route_versions,
    create_route,
    list_route_versions,
    new_route,
    restore_route,
    save_route,
)
from catalogue.tasks.exploring import (
    cell_filters,
    filter_values,
    find_seizures,
    get_concealment_cells,
    get_coverage,
    get_flows,
    get_in_view,
    get_map_records,
    get_near_crossings,
    get_period,
    get_route_shares,
    get_seizure,
    locate,
    map_view,
)
from catalogue.tasks.importing import (
    commit_import,
    list_batches,
    list_problems,
    list_refused_rows,
    preview_import,
    read_upload,
    undo_import,
)
from catalogue.tasks.mending import (
    list_kept_row,
    list_mends,
    list_problem_cells,
    mend_cell,
    mend_values,
    retry_rows,
    undo_mend,
)
from catalogue.tasks.opening import backup_store, check_store, create_store, load_demo, open_store
from catalogue.tasks.operating import (
    add_joint_activity,
    count_operation_seizures,
    get_joint_activity,
    list_joint_activities,
    list_operation_tags,
    tag_operation,
    undo_operation_tag,
    withdraw_joint_activity,
)
from catalogue.tasks.placing import (
    compare_place_decisions,
    decide_places,
    export_place_decisions,
    list_place_decisions,
    list_places,
    list_provinces,
    locate_text_of_place,
    relocate_places,
    undo_place_decision,
)
from catalogue.tasks.previewing import (
    list_preview_cells,
    list_preview_mends,
    list_preview_row,
    mend_preview_cell,
    mend_preview_values,
    undo_preview_mend,
)
from catalogue.tasks.proposing import (
    accept_proposal,
    dismiss_proposal,
    list_proposal_decisions,
    list_proposals,
    suggest_proposal_choices,
    undo_dismissal,
)
from catalogue.tasks.recording import (
    container_control,
    count_method_seizures,
    count_method_years,
    count_route_seizures,
    count_route_years,
    get_cross_table,
    get_method,
    get_route,
    list_corridors,
    list_methods,
    list_routes,
    list_sources,
    route_lines,
)
from catalogue.tasks.returning import write_error_workbook
from catalogue.tasks.reviewing import (
    decide_duplicate_group,
    decide_duplicates,
    find_duplicates,
    get_duplicate_states,
    list_duplicate_decisions,
    list_duplicate_reports,
    undo_duplicate_decision,
)
from catalogue.tasks.viewing import (
    SavedView,
    delete_view,
    get_view,
    list_views,
    rename_view,
    save_view,
)

__all__ = [
    "SavedView",
    "accept_proposal",
    "add_joint_activity",
    "assert_attribution",
    "attribute_seizures",
    "backup_store",
    "cell_filters",
    "check_store",
    "commit_import",
    "compare_place_decisions",
    "compare_route_versions",
    "container_control",
    "count_method_seizures",
    "count_method_years",
    "count_open_duplicates",
    "count_operation_seizures",
    "count_route_seizures",
    "count_route_years",
    "create_route",
    "create_store",
    "decide_duplicate_group",
    "decide_duplicates",
    "decide_places",
    "delete_view",
    "deny_attribution",
    "dismiss_proposal",
    "export_layout",
    "export_place_decisions",
    "fact_filters",
    "filter_values",
    "find_duplicates",
    "find_seizures",
    "forget_layout",
    "get_concealment_cells",
    "get_coverage",
    "get_cross_table",
    "get_duplicate_states",
    "get_flows",
    "get_hot_spots",
    "get_in_view",
    "get_joint_activity",
    "get_map_records",
    "get_method",
    "get_near_crossings",
    "get_period",
    "get_reporting",
    "get_route",
    "get_route_shares",
    "get_seizure",
    "get_trend",
    "get_view",
    "get_whats_new",
    "import_layout",
    "keep_layout",
    "list_attribution",
    "list_attribution_decisions",
    "list_batches",
    "list_consignments",
    "list_corridors",
    "list_duplicate_decisions",
    "list_duplicate_reports",
    "list_joint_activities",
    "list_kept_row",
    "list_layouts",
    "list_mends",
    "list_methods",
    "list_operation_tags",
    "list_place_decisions",
    "list_places",
    "list_preview_cells",
    "list_preview_mends",
    "list_preview_row",
    "list_problem_cells",
    "list_problems",
    "list_proposal_decisions",
    "list_proposals",
    "list_provinces",
    "list_refused_rows",
    "list_route_versions",
    "list_routes",
    "list_sources",
    "list_views",
    "load_demo",
    "locate",
    "locate_text_of_place",
    "map_view",
    "mend_cell",
    "mend_preview_cell",
    "mend_preview_values",
    "mend_values",
    "new_route",
    "open_store",
    "preview_import",
    "read_layout_text",
    "read_upload",
    "record_consignments",
    "relocate_places",
    "rename_view",
    "restore_route",
    "retry_rows",
    "route_brief",
    "route_lines",
    "save_route",
    "save_view",
    "suggest_proposal_choices",
    "summarise_attribution",
    "tag_operation",
    "thing_filters",
    "undo_attribution_decision",
    "undo_dismissal",
    "undo_duplicate_decision",
    "undo_import",
    "undo_mend",
    "undo_operation_tag",
    "undo_place_decision",
    "undo_preview_mend",
    "withdraw_joint_activity",
    "write_brief",
    "write_error_workbook",
]
