"""Joint operations: list them, add one, and tag the seizures that were made in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from catalogue import analysis, content, store
from catalogue.content import JointActivity
from catalogue.errors import ContentError, NotFoundError, ValueRefusedError, Words
from catalogue.model import Handling
from catalogue.tasks.actor import ACTOR
from catalogue.vocabulary import word

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.store import Store

_ACTIVITY = TypeAdapter(JointActivity)
_WHAT = Words("Joint operation", "Совместная операция")
_TAKEN = Words("Another one has this code.", "Этот код занят.")
_TAGGED = Words(
    "Seizures are tagged with it: take the tags back first.", "Есть отмеченные изъятия: снимите отметки."
)
_OWN = Words("It belongs to the catalogue's own content.", "Она входит в содержание самого каталога.")


def list_joint_activities(opened: Store) -> tuple[JointActivity, ...]:
    """Return joint operations and exercises, of the catalogue and added by persons, latest first."""
    added = store.read_table(opened, "joint_activities")["record"]
    every = [*content.load_joint_activities().values(), *(_ACTIVITY.validate_json(text) for text in added)]
    return tuple(sorted(every, key=lambda one: (one.start, one.code), reverse=True))


def get_joint_activity(opened: Store, code: str) -> JointActivity:
    """Return one joint activity; NotFoundError where there is none."""
    found = next((one for one in list_joint_activities(opened) if one.code == code.strip().upper()), None)
    if found is None:
        raise NotFoundError(kind="operation", code=code, listing="operations")
    return found


def add_joint_activity(opened: Store, activity: JointActivity) -> JointActivity:
    """Keep a joint activity that the catalogue lacks, and return it as kept; its code is put in capitals.

    Raises
    ------
    ValueRefusedError
        A field is incomplete, unsourced or unknown, or the code is taken.
    """
    record: dict[str, Any] = _ACTIVITY.dump_python(activity, mode="json")
    kept = _checked(record | {"code": activity.code.strip().upper()})
    if kept.code in {one.code for one in list_joint_activities(opened)}:
        raise ValueRefusedError(what=_WHAT, value=kept.code, advice=_TAKEN)
    store.add_joint_activity(opened, kept.code, _ACTIVITY.dump_json(kept).decode(), ACTOR)
    return kept


def withdraw_joint_activity(opened: Store, code: str) -> None:
    """Take a joint activity that a person added off the list.

    Raises
    ------
    NotFoundError
        There is no such joint activity.
    ValueRefusedError
        It belongs to the catalogue's own content, or a seizure is tagged with it.
    """
    found = get_joint_activity(opened, code)
    if found.code in content.load_joint_activities():
        raise ValueRefusedError(what=_WHAT, value=found.code, advice=_OWN)
    if found.code in count_operation_seizures(opened):
        raise ValueRefusedError(what=_WHAT, value=found.code, advice=_TAGGED)
    store.end_joint_activity(opened, found.code, ACTOR)


def tag_operation(opened: Store, seizure_id: int, code: str) -> None:
    """Keep that a seizure was made in a joint operation.

    Raises
    ------
    NotFoundError
        There is no such seizure or joint operation.
    """
    operation = get_joint_activity(opened, code).code
    seizure = analysis.get_record(opened, seizure_id).seizure
    store.add_operation_tag(opened, int(seizure["seizure_id"]), operation, ACTOR)


def undo_operation_tag(opened: Store, tag_id: int) -> None:
    """Take back that a seizure was made in a joint operation; NotFoundError where no such tag holds."""
    store.end_operation_tag(opened, tag_id, ACTOR)


def list_operation_tags(opened: Store, seizure_id: int) -> pd.DataFrame:
    """Return the joint operations with which a seizure is tagged: tag_id, operation, tagged_by, tagged_at."""
    return store.read_table(opened, "operation_tags", seizure_id=seizure_id)


def count_operation_seizures(opened: Store, ceiling: Handling = Handling.RED) -> dict[str, int]:
    """Return how many seizures up to `ceiling` are tagged with each joint operation that has any."""
    table = store.read_table(opened, "operation_cases", ceiling=ceiling.rank)
    return dict(zip(table["operation"], table["cases"].astype(int), strict=True))


def _checked(record: dict[str, Any]) -> JointActivity:
    try:
        return content.check_joint_activity(record)
    except ContentError as error:
        names = [part.partition("[")[0] for part in str(error.facts["field"]).split(".")]
        value = Words(*(", ".join(word(f"operation_{name}", one) for name in names) for one in ("en", "ru")))
        reason = error.facts["reason"]
        raise ValueRefusedError(what=_WHAT, value=value, advice=_sentence(reason)) from error


def _sentence(reason: object) -> Words:
    words = reason if isinstance(reason, Words) else Words(str(reason), str(reason))
    return Words(*(f"{text[0].upper()}{text[1:]}." for text in (words.en, words.ru)))
