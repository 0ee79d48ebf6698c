"""Joint operations, exercises and checks of the region: when, by whom, and what public sources say."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from catalogue.content import reading
from catalogue.content.loading import CONTENT, load_sources, read_own_sources
from catalogue.content.reading import Field, refuse
from catalogue.content.records import Source, Statement  # noqa: TC001  read when a kept record is checked
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

ACTIVITY_KINDS = ("operation", "exercise")
_CODE = re.compile(r"[A-Z0-9_]{2,24}")
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")


@dataclass(frozen=True)
class JointActivity:
    """A joint operation, or an exercise.

    Attributes
    ----------
    kind
        One of `ACTIVITY_KINDS`.
    led_by
        Who coordinated it, as it is known: CARICC, UNODC, WCO, CSTO, SCO, a service.
    start, end
        YYYY, YYYY-MM or YYYY-MM-DD, as exact as is known.
    countries
        Participants, alpha-2.
    sources
        Those that a person added to this record, beside those of the catalogue.
    """

    code: str
    kind: str
    led_by: tuple[str, ...]
    name_en: str
    name_ru: str
    start: str
    end: str
    countries: tuple[str, ...]
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...] = ()


@cache
def load_joint_activities(content: Path = CONTENT) -> dict[str, JointActivity]:
    """Return the joint activities of joint_activities.yml by code.

    Raises
    ------
    ContentError
        A record is incomplete, unsourced, or speaks of an unknown code.
    """
    sources = load_sources(content)
    whole = reading.read_file(content / "joint_activities.yml")
    found = [_activity(entry, sources) for entry in reading.entries(whole, "joint_activities")]
    return {activity.code: activity for activity in found}


def check_joint_activity(record: dict[str, Any]) -> JointActivity:
    """Return the joint activity that a record with the fields of the file tells of.

    Raises
    ------
    ContentError
        As `load_joint_activities`.
    """
    return _activity(Field(CONTENT / "joint_activities.yml", "", record), load_sources())


def _activity(field: Field, sources: Collection[str]) -> JointActivity:
    reading.refuse_unknown_keys(field, tuple(JointActivity.__dataclass_fields__))
    own = read_own_sources(field)
    known = {*sources, *(source.id for source in own)}
    start, end = _date(field, "start"), _date(field, "end")
    if end[: len(start)] < start[: len(end)]:
        raise refuse(reading.take(field, "end"), "lies before the start", "раньше начала")
    return JointActivity(
        code=_code(field),
        kind=reading.one_of(field, "kind", ACTIVITY_KINDS),
        led_by=tuple(str(entry.value) for entry in reading.entries(field, "led_by")),
        name_en=reading.english(field, "name_en"),
        name_ru=reading.russian(field, "name_ru"),
        start=start,
        end=end,
        countries=reading.codes(field, "countries", get_vocabulary("countries").codes(), at_least=2),
        statements=reading.statements(field, "statements", known, dated=True),
        sources=own,
    )


def _code(field: Field) -> str:
    code = reading.text(field, "code")
    if not _CODE.fullmatch(code):
        raise refuse(
            reading.take(field, "code"),
            "needs 2 to 24 capital Latin letters, digits or underscores",
            "нужно от 2 до 24 заглавных латинских букв, цифр или подчёркиваний",
        )
    return code


def _date(field: Field, key: str) -> str:
    # YAML itself turns a bare day into a date and a bare year into a number.
    text = str(reading.take(field, key).value).strip()
    if not _DATE.fullmatch(text) or not _is_in_the_calendar(text):
        reason = ("needs YYYY, YYYY-MM or YYYY-MM-DD", "нужна дата ГГГГ, ГГГГ-ММ или ГГГГ-ММ-ДД")
        raise refuse(reading.take(field, key), *reason)
    return text


def _is_in_the_calendar(text: str) -> bool:
    try:
        dt.date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True
