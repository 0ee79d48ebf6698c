"""Reads the vocabulary files; the only place here that knows YAML."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from catalogue.errors import ContentError
from catalogue.vocabulary.terms import Term, Vocabulary

FOLDER = Path(__file__).parent
_KNOWN_KEYS = frozenset({"code", "en", "ru", "parent", "aliases", "ids"})


def read_yaml(name: str) -> Any:  # noqa: ANN401 - the shape differs by file; each reader checks its own
    """Return the content of `name`.yml in this folder.

    Raises
    ------
    ContentError
        The file is missing or is not YAML.
    """
    path = FOLDER / f"{name}.yml"
    try:
        # The C loader reads five times faster; both build plain values only.
        return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise ContentError(record=path.name, field="file", reason=str(error)) from error


def read_vocabulary(name: str) -> Vocabulary:
    """Return the vocabulary kept in `name`.yml: a list of terms, or `terms` beside further keys."""
    content = read_yaml(name)
    entries = content["terms"] if isinstance(content, dict) else content
    extra = {key: value for key, value in content.items() if key != "terms"} if content is not entries else {}
    return Vocabulary(name, [build_term(name, entry) for entry in entries], extra)


def build_term(name: str, entry: dict[str, Any]) -> Term:
    """Return the term that one entry of a file describes.

    Raises
    ------
    ContentError
        The entry has no code or lacks a name in one of the languages.
    """
    for key in ("code", "en", "ru"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            record = f"vocabulary/{name}.yml: {entry.get('code')}"
            raise ContentError(record=record, field=key, reason="missing, or not a text")
    return Term(
        code=entry["code"],
        en=entry["en"],
        ru=entry["ru"],
        parent=entry.get("parent"),
        aliases=tuple(map(str, entry.get("aliases") or ())),
        ids=tuple(map(str, entry.get("ids") or ())),
        extra={key: value for key, value in entry.items() if key not in _KNOWN_KEYS},
    )


@cache
def read_words() -> dict[str, dict[str, str]]:
    """Return interface.yml: key -> {en, ru}."""
    return {str(key): value for key, value in read_yaml("interface").items()}
