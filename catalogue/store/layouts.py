"""Layouts of senders, kept by version and recognised by the set of headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.store.acts import execute, note, transaction
from catalogue.store.read import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.store.connection import Store


def keep_layouts(store: Store, shapes: Sequence[str], name: str, record: str, actor: str) -> None:
    """Keep a layout (a JSON text) as the newest version for each of `shapes`."""
    with transaction(store):
        for shape in shapes:
            execute(
                store, "write_sender_layout", {"shape": shape, "name": name, "record": record, "by": actor}
            )
        note(store, actor, "layout", name, {"shapes": list(shapes)})


def find_layout(store: Store, shape: str) -> tuple[str, int, str] | None:
    """Return name, version and JSON text of the newest layout for a set of headers, or None."""
    rows = read_table(store, "sender_layouts", shape=shape)
    if rows.empty:
        return None
    newest = rows.iloc[0]
    return str(newest["name"]), int(newest["version"]), str(newest["layout"])
