"""Consignments: what the sheets of an import tell of containers and goods, what a person states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.store.acts import execute, note, registered, transaction

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from catalogue.store.connection import Store


def replace_consignments(store: Store, batch_id: int, consignments: pd.DataFrame) -> None:
    """Write what the seizures of a batch tell of containers and goods, in place of what stood there.

    Parameters
    ----------
    consignments
        The columns of table consignment.
    """
    with transaction(store), registered(store, incoming_consignment=consignments):
        execute(store, "write_consignments", {"batch_id": batch_id})


def state_consignment(store: Store, consignment: Mapping[str, object], actor: str) -> None:
    """Keep the consignment of a seizure as a person states it.

    Parameters
    ----------
    consignment
        The columns of table consignment.
    """
    with transaction(store):
        execute(store, "write_stated_consignment", dict(consignment) | {"stated_by": actor})
        note(store, actor, "consignment_stated", str(consignment["seizure_id"]), consignment)


def end_stated_consignment(store: Store, seizure_id: int, actor: str) -> None:
    """Take back what a person stated of the consignment of a seizure; what its sheet tells stands again."""
    with transaction(store):
        execute(store, "end_stated_consignment", {"seizure_id": seizure_id, "ended_by": actor})
        note(store, actor, "consignment_undone", str(seizure_id), {})
