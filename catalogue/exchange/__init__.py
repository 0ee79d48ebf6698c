"""What leaves the catalogue: decisions on texts of places, seizures as files of open formats."""

from catalogue.exchange.place_aliases import (
    Conflict,
    DecisionsCompared,
    DecisionsFile,
    DecisionsRead,
    RefusedDecision,
    compare_decisions,
    read_decisions,
    write_decisions,
)
from catalogue.exchange.seizure_columns import name_columns
from catalogue.exchange.seizure_files import (
    MOST_ITEMS,
    WRITERS,
    Exported,
    files_of_export,
    write_seizures,
)

__all__ = [
    "MOST_ITEMS",
    "WRITERS",
    "Conflict",
    "DecisionsCompared",
    "DecisionsFile",
    "DecisionsRead",
    "Exported",
    "RefusedDecision",
    "compare_decisions",
    "files_of_export",
    "name_columns",
    "read_decisions",
    "write_decisions",
    "write_seizures",
]
