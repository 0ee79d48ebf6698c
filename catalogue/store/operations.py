"""Joint operations that persons added, and the seizures tagged with an operation; kept, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.errors import NotFoundError
from catalogue.store.acts import execute, note, transaction
from catalogue.store.clock import utc_now
from catalogue.store.read import read_table
from catalogue.store.selecting import execute_selected

if TYPE_CHECKING:
    from catalogue.filters import Filters
    from catalogue.store.connection import Store


def add_joint_activity(store: Store, code: str, record: str, actor: str) -> None:
    """Keep a joint activity that a person added; `record` is JSON."""
    with transaction(store):
        execute(store, "write_joint_activity", {"code": code, "record": record, "added_by": actor})
        note(store, actor, "operation_added", code, {"record": record})


def end_joint_activity(store: Store, code: str, actor: str) -> None:
    """Withdraw a joint activity that a person added."""
    with transaction(store):
        execute(store, "end_joint_activity", {"code": code, "ended_by": actor})
        note(store, actor, "operation_withdrawn", code, {})


def add_operation_tag(store: Store, seizure_id: int, operation: str, actor: str) -> None:
    """Keep that a seizure was made in a joint operation; a tag that holds already stays as it is."""
    tag = {"seizure_id": seizure_id, "operation": operation}
    with transaction(store):
        held = read_table(store, "operation_tags", seizure_id=seizure_id)
        if operation in set(held["operation"]):
            return
        execute(store, "write_operation_tag", tag | {"tagged_by": actor})
        note(store, actor, "operation_tagged", str(seizure_id), tag)


def end_operation_tag(store: Store, tag_id: int, actor: str) -> None:
    """Take back that a seizure was made in a joint operation.

    Raises
    ------
    NotFoundError
        No such tag holds.
    """
    with transaction(store):
        found = read_table(store, "operation_tag", tag_id=tag_id)
        if found.empty:
            raise NotFoundError(kind="tag", code=tag_id, listing="seizures")
        execute(store, "end_operation_tag", {"tag_id": tag_id, "ended_by": actor})
        note(store, actor, "operation_untagged", str(found["seizure_id"].iloc[0]), {"tag": tag_id})


def add_operation_tags(store: Store, filters: Filters, operation: str, actor: str) -> int:
    """Keep that every seizure that `filters` mean was made in a joint operation; return how many are new."""
    values = {"operation": operation, "tagged_by": actor, "now": utc_now()}
    with transaction(store):
        ((added,),) = execute_selected(store, "write_operation_tags", filters, **values).fetchall()
        note(store, actor, "operation_tagged", operation, {"seizures": added, "filters": filters})
    return int(added)


def end_operation_act(store: Store, act: int, actor: str) -> int:
    """Take back the tags that were set in one act, by the first of them; return how many held.

    Raises
    ------
    NotFoundError
        None of them holds.
    """
    with transaction(store):
        found = read_table(store, "operation_act", act=act)
        if found.empty:
            raise NotFoundError(kind="tag", code=act, listing="operations")
        cases = int(found["cases"].iloc[0])
        execute(store, "end_operation_act", {"act": act, "ended_by": actor})
        note(
            store,
            actor,
            "operation_untagged",
            str(found["operation"].iloc[0]),
            {"act": act, "seizures": cases},
        )
    return cases
