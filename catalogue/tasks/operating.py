"""Joint operations: list them, add one, and tag the seizures that were made in them."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import TypeAdapter

from catalogue import analysis, content, store
from catalogue.content import JointActivity
from catalogue.errors import ContentError, NotFoundError, ValueRefusedError, Words
from catalogue.filters import Filters
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
_NO_RECORD = Words(
    "Give one record with the fields of joint_activities.yml, as JSON or YAML.",
    "Нужна одна запись с полями файла joint_activities.yml в JSON или YAML.",
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


def is_content_operation(code: str) -> bool:
    """Tell whether a joint activity belongs to the catalogue's own content; others were added by persons."""
    return code in content.load_joint_activities()


def add_joint_activity(opened: Store, activity: JointActivity) -> JointActivity:
    """Keep a joint activity that the catalogue lacks, and return it as kept; its code is put in capitals.

    Raises
    ------
    ValueRefusedError
        A field is incomplete, unsourced or unknown, or the code is taken.
    """
    record: dict[str, Any] = _ACTIVITY.dump_python(activity, mode="json")
    kept = _checked(record | {"code": activity.code.strip().upper()})
    with store.one_act(opened) as act:
        if kept.code in {one.code for one in list_joint_activities(act)}:
            raise ValueRefusedError(what=_WHAT, value=kept.code, advice=_TAKEN)
        store.add_joint_activity(act, kept.code, _ACTIVITY.dump_json(kept).decode(), ACTOR)
    return kept


def read_joint_activity(text: str) -> JointActivity:
    """Return the joint activity that a JSON or YAML text describes, with the fields of joint_activities.yml.

    Raises
    ------
    ValueRefusedError
        The text is none, or a field is incomplete, unsourced or unknown.
    """
    try:
        record = yaml.safe_load(text)
    except yaml.YAMLError:
        record = None
    if not isinstance(record, dict):
        raise ValueRefusedError(what=_WHAT, value=text[:40], advice=_NO_RECORD)
    return _checked(record)


def withdraw_joint_activity(opened: Store, code: str) -> None:
    """Take a joint activity that a person added off the list.

    Raises
    ------
    NotFoundError
        There is no such joint activity.
    ValueRefusedError
        It belongs to the catalogue's own content, or a seizure is tagged with it.
    """
    with store.one_act(opened) as act:
        found = get_joint_activity(act, code)
        if is_content_operation(found.code):
            raise ValueRefusedError(what=_WHAT, value=found.code, advice=_OWN)
        if found.code in count_operation_seizures(act):
            raise ValueRefusedError(what=_WHAT, value=found.code, advice=_TAGGED)
        store.end_joint_activity(act, found.code, ACTOR)


def tag_operation(opened: Store, seizure_id: int, code: str) -> None:
    """Keep that a seizure was made in a joint operation.

    Raises
    ------
    NotFoundError
        There is no such seizure or joint operation.
    """
    with store.one_act(opened) as act:
        operation = get_joint_activity(act, code).code
        seizure = analysis.get_record(act, seizure_id).seizure
        store.add_operation_tag(act, int(seizure["seizure_id"]), operation, ACTOR)


def undo_operation_tag(opened: Store, tag_id: int) -> None:
    """Take back that a seizure was made in a joint operation; NotFoundError where no such tag holds."""
    store.end_operation_tag(opened, tag_id, ACTOR)


def get_operation_filters(activity: JointActivity) -> Filters:
    """Return the filters that mean every seizure of a joint operation's days and participants."""
    first, last = _first_day(activity.start), _last_day(activity.end)
    return Filters(date_from=first, date_to=last, countries=activity.countries)


def tag_operation_seizures(opened: Store, filters: Filters, code: str) -> int:
    """Keep that every seizure that `filters` mean was made in a joint operation, in one act.

    Returns
    -------
    int
        How many were not tagged with it yet. `list_operation_acts` names the act by which all are taken back.

    Raises
    ------
    NotFoundError
        There is no such joint operation.
    """
    with store.one_act(opened) as act:
        return store.add_operation_tags(act, filters, get_joint_activity(act, code).code, ACTOR)


def count_operation_untagged(opened: Store, filters: Filters, code: str) -> int:
    """Return how many of the seizures that `filters` mean are not tagged with a joint operation yet."""
    meant, tagged = (
        analysis.list_seizures(opened, one, limit=0, offset=0).count
        for one in (filters, replace(filters, operations=(get_joint_activity(opened, code).code,)))
    )
    return meant - tagged


def list_operation_acts(opened: Store, code: str) -> pd.DataFrame:
    """Return the acts by which seizures were tagged with a joint operation (operation_acts.sql)."""
    return store.read_table(opened, "operation_acts", operation=get_joint_activity(opened, code).code)


def undo_operation_act(opened: Store, act: int) -> int:
    """Take back every tag that was set in one act; return how many held. NotFoundError where none does."""
    return store.end_operation_act(opened, act, ACTOR)


def list_operation_tags(opened: Store, seizure_id: int) -> pd.DataFrame:
    """Return the joint operations with which a seizure is tagged: tag_id, operation, tagged_by, tagged_at."""
    return store.read_table(opened, "operation_tags", seizure_id=seizure_id)


def count_operation_seizures(opened: Store, ceiling: Handling = Handling.RED) -> dict[str, int]:
    """Return how many seizures up to `ceiling` are tagged with each joint operation that has any."""
    table = store.read_table(opened, "operation_cases", ceiling=ceiling.rank)
    return dict(zip(table["operation"], table["cases"].astype(int), strict=True))


def _first_day(text: str) -> dt.date:
    year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
    return dt.date(year, month, day)


def _last_day(text: str) -> dt.date:
    first, precision = _first_day(text), text.count("-")
    month = first.month if precision else 12
    return first if precision > 1 else dt.date(first.year, month, calendar.monthrange(first.year, month)[1])


def _checked(record: dict[str, Any]) -> JointActivity:
    try:
        return content.check_joint_activity(record)
    except ContentError as error:
        told = str(error.facts["field"]).replace("-", "record")
        names = [part.partition("[")[0] for part in told.split(".")]
        value = Words(*(", ".join(word(f"operation_{name}", one) for name in names) for one in ("en", "ru")))
        reason = error.facts["reason"]
        raise ValueRefusedError(what=_WHAT, value=value, advice=_sentence(reason)) from error


def _sentence(reason: object) -> Words:
    words = reason if isinstance(reason, Words) else Words(str(reason), str(reason))
    return Words(*(f"{text[0].upper()}{text[1:]}." for text in (words.en, words.ru)))
