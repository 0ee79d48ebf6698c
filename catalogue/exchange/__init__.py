"""What installations hand one another: decisions on texts of places."""

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

__all__ = [
    "Conflict",
    "DecisionsCompared",
    "DecisionsFile",
    "DecisionsRead",
    "RefusedDecision",
    "compare_decisions",
    "read_decisions",
    "write_decisions",
]
