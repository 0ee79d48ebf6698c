"""Consignments: what imported sheets tell of containers and goods, and what a person states instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import analysis, store
from catalogue.clean.consignments import check_consignment, clean_consignments
from catalogue.errors import NotFoundError
from catalogue.model import Handling
from catalogue.tasks.actor import ACTOR

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.clean.consignments import Consignment
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


def state_consignment(opened: Store, seizure_id: int, stated: Consignment) -> None:
    """Keep the container and goods of a seizure as a person states them, before what its sheet tells.

    A container number is checked by ISO 6346: one whose check digit does not fit is kept and listed as such.

    Raises
    ------
    NotFoundError
        There is no such seizure.
    ValueRefusedError
        Nothing is stated, or a heading, country or type is none.
    """
    checked = check_consignment(stated)
    with store.one_act(opened) as act:
        seizure = analysis.get_record(act, seizure_id).seizure
        store.state_consignment(act, checked | {"seizure_id": int(seizure["seizure_id"])}, ACTOR)


def undo_stated_consignment(opened: Store, seizure_id: int) -> None:
    """Take back what a person stated of a seizure's consignment; what its sheet tells stands again.

    Raises
    ------
    NotFoundError
        Nobody stated any, or it was taken back.
    """
    with store.one_act(opened) as act:
        if not list_consignments(act, seizure_id)["stated_by"].notna().any():
            raise NotFoundError(kind="consignment", code=seizure_id, listing="consignments")
        store.end_stated_consignment(act, seizure_id, ACTOR)
