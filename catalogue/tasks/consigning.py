"""Consignments: what imported sheets tell of containers and goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import store
from catalogue.clean.consignments import clean_consignments
from catalogue.model import Handling

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.store import Store


def record_consignments(opened: Store, batch: int) -> int:
    """Keep what the sheets of an import tell of containers and goods; return of how many seizures.

    A mended cell counts as it was mended; what was kept of the import before is replaced.
    """
    cells = store.read_table(opened, "consignment_cells", batch_id=batch)
    store.replace_consignments(opened, batch, clean_consignments(cells))
    return len(cells)


def list_consignments(
    opened: Store, seizure_id: int | None = None, ceiling: Handling = Handling.RED
) -> pd.DataFrame:
    """Return the seizures that tell of a container or goods (consignments.sql); with a number, that one."""
    return store.read_table(opened, "consignments", seizure_id=seizure_id, ceiling=ceiling.rank)
