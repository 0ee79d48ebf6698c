"""Take one field after another out of a content file; whatever is wrong names the file and the field."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

from catalogue.content.records import HANDLING_CODES, Statement
from catalogue.errors import ContentError, Words

# libyaml reads the whole content about ten times faster; PyYAML may be installed without it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARS = range(1950, 2100)

Code = TypeVar("Code", str, int)


@dataclass(frozen=True)
class Field:
    """A value of a content file together with where it stands."""

    file: Path
    name: str
    value: Any


def refuse(field: Field, en: str, ru: str) -> ContentError:
    """Return the error to raise for `field`; the reason in English and Russian, without a full stop."""
    return ContentError(record=field.file.name, field=field.name or "-", reason=Words(en, ru))


def read_file(path: Path) -> Field:
    """Return the whole of a YAML file.

    Raises
    ------
    ContentError
        When the file is not YAML.
    """
    try:
        # The loader is the safe one, in C where it is there.
        return Field(path, "", yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER))  # noqa: S506
    except yaml.YAMLError as error:
        raise refuse(
            Field(path, "", None), f"not readable as YAML: {error}", f"не читается как YAML: {error}"
        ) from error


def take(field: Field, key: str) -> Field:
    """Return the field `key` of a mapping; refuse when it is absent."""
    if not isinstance(field.value, dict) or key not in field.value:
        raise refuse(Field(field.file, f"{field.name}.{key}".lstrip("."), None), "missing", "не заполнено")
    return Field(field.file, f"{field.name}.{key}".lstrip("."), field.value[key])


def refuse_unknown_keys(field: Field, known: Collection[str]) -> None:
    """Raise when a mapping has keys that no reader would look at, as a misspelt one does."""
    if not isinstance(field.value, dict):
        raise refuse(field, "is not a mapping", "нет вложенных полей")
    unknown = sorted(str(key) for key in field.value if key not in known)
    if unknown:
        named = ", ".join(unknown)
        raise refuse(field, f"unknown field {named}", f"неизвестное поле {named}")


def entries(field: Field, key: str, *, at_least: int = 1) -> Iterator[Field]:
    """Yield the entries of the list `key`; refuse a list of fewer than `at_least`."""
    found = take(field, key)
    if not isinstance(found.value, list) or len(found.value) < at_least:
        raise refuse(found, f"needs {at_least} or more of them", f"нужно не менее {at_least}")
    for number, value in enumerate(found.value, start=1):
        yield Field(field.file, f"{found.name}[{number}]", value)


def text(field: Field, key: str) -> str:
    """Return the text `key`; refuse an empty one."""
    found = take(field, key)
    if not isinstance(found.value, str) or not found.value.strip():
        raise refuse(found, "needs a text", "нужен текст")
    return found.value.strip()


def english(field: Field, key: str) -> str:
    """Return the text `key`; refuse Cyrillic letters."""
    words = text(field, key)
    if _CYRILLIC.search(words):
        raise refuse(
            take(field, key), "an English text has Cyrillic letters", "в английском тексте есть кириллица"
        )
    return words


def russian(field: Field, key: str) -> str:
    """Return the text `key`; refuse one without Cyrillic letters."""
    words = text(field, key)
    if not _CYRILLIC.search(words):
        raise refuse(
            take(field, key), "a Russian text has no Cyrillic letters", "в русском тексте нет кириллицы"
        )
    return words


def year(field: Field, key: str) -> int:
    """Return the year `key`."""
    found = take(field, key)
    if not isinstance(found.value, int) or found.value not in _YEARS:
        raise refuse(found, "needs a year, YYYY", "нужен год, ГГГГ")
    return found.value


def degrees(field: Field, key: str, limit: float) -> float:
    """Return the coordinate `key`, WGS84 degrees within `limit` either side of zero."""
    found = take(field, key)
    if not isinstance(found.value, int | float) or abs(found.value) > limit:
        raise refuse(found, f"needs degrees within {limit:g}", f"нужны градусы в пределах {limit:g}")
    return float(found.value)


def flag(field: Field, key: str) -> bool:
    """Return whether the record says `key`; one that does not speak of it says no."""
    value = field.value.get(key, False) if isinstance(field.value, dict) else False
    if not isinstance(value, bool):
        raise refuse(take(field, key), "needs true or false", "нужно true или false")
    return value


def one_of(field: Field, key: str, known: Collection[Code]) -> Code:
    """Return the value `key`; refuse one that is not among `known`."""
    found = take(field, key)
    for value in known:
        if value == found.value:
            return value
    raise refuse(found, f"unknown code {found.value!r}", f"неизвестный код {found.value!r}")


def codes(field: Field, key: str, known: Collection[str], *, at_least: int = 1) -> tuple[str, ...]:
    """Return the list of codes `key`; refuse an unknown or repeated one."""
    found = tuple(entries(field, key, at_least=at_least))
    for entry in found:
        if entry.value not in known:
            raise refuse(entry, f"unknown code {entry.value!r}", f"неизвестный код {entry.value!r}")
    values = tuple(entry.value for entry in found)
    if len(set(values)) != len(values):
        raise refuse(take(field, key), "says the same code twice", "один код указан дважды")
    return values


def handling(field: Field) -> str:
    """Return the handling code, one of TLP 2.0."""
    return one_of(field, "handling", HANDLING_CODES)


def recorded_day(field: Field) -> str:
    """Return the day of the record, YYYY-MM-DD; YAML itself turns a bare day into a date."""
    found = take(field, "recorded")
    if not _DAY.fullmatch(str(found.value)):
        raise refuse(found, "needs a day, YYYY-MM-DD", "нужен день, ГГГГ-ММ-ДД")
    return str(found.value)


def statements(
    field: Field, key: str, known_sources: Collection[str], *, dated: bool, at_least: int = 1
) -> tuple[Statement, ...]:
    """Return the statements of the list `key`; refuse an unsourced one and, if `dated`, an undated one."""
    return tuple(
        _statement(entry, known_sources, dated=dated) for entry in entries(field, key, at_least=at_least)
    )


def practices(field: Field, key: str, known_sources: Collection[str]) -> tuple[Statement, ...]:
    """Return the statements of the list `key`, from training practice or sourced; refuse what is neither."""
    return tuple(
        _practice(entry) if flag(entry, "practice") else _statement(entry, known_sources, dated=False)
        for entry in entries(field, key)
    )


def _practice(entry: Field) -> Statement:
    refuse_unknown_keys(entry, ("en", "ru", "practice"))
    return Statement(english(entry, "en"), russian(entry, "ru"), (), None, practice=True)


def _statement(entry: Field, known_sources: Collection[str], *, dated: bool) -> Statement:
    refuse_unknown_keys(entry, ("en", "ru", "sources", "as_of", "practice"))
    if flag(entry, "practice"):
        reason = "training practice only stands with the signs of a method"
        raise refuse(entry, reason, "учебная практика указывается только у признаков способа")
    sources = take(entry, "sources")
    if not sources.value:
        raise refuse(sources, "names no source; a statement needs one", "нет источника, а он обязателен")
    return Statement(
        en=english(entry, "en"),
        ru=russian(entry, "ru"),
        sources=codes(entry, "sources", known_sources),
        as_of=year(entry, "as_of") if dated or "as_of" in entry.value else None,
    )
