"""Saved views: keep, rename, take off the list; each act with its line in the audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.store.acts import execute, note, transaction
from catalogue.store.read import read_one

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalogue.store.connection import Store


def save_view(store: Store, kept: Mapping[str, str], actor: str) -> int:
    """Keep a view (name, screen, state as a JSON text) and return its number; its namesake ends."""
    with transaction(store):
        view_id = int(read_one(store, "next_view")["view_id"])
        execute(store, "write_view", {**kept, "view_id": view_id, "actor": actor})
        note(store, actor, "view_saved", str(view_id), kept)
    return view_id


def rename_view(store: Store, view_id: int, name: str, actor: str) -> None:
    """Give a view another name."""
    with transaction(store):
        execute(store, "rename_view", {"view_id": view_id, "name": name})
        note(store, actor, "view_renamed", str(view_id), {"name": name})


def end_view(store: Store, view_id: int, actor: str) -> None:
    """Take a view off the list; its line stays."""
    with transaction(store):
        execute(store, "end_view", {"view_id": view_id, "actor": actor})
        note(store, actor, "view_deleted", str(view_id), {})
