"""What a header says beside its field: the drug and the unit of an amount, and which item it belongs to."""

from __future__ import annotations

import re
from functools import lru_cache

from catalogue.clean import clean_drug
from catalogue.intake.cell_shapes import one_line
from catalogue.vocabulary import fold, get_vocabulary

_IN_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_PARTS = re.compile(r"[,;:/()\[\]]|\s[-–—]\s|\bв\s|\bin\s")
_LEVELS = " / "
_NO_UNITS = frozenset({None, "unknown", "unit", "other_unit"})
_MEASURES = frozenset({"mass", "volume"})
_GROUP = re.compile(r"(?:^|\D)([1-9])\s*$|^\s*([1-9])(?:-?(?:й|е|ый|ое))?\s+\D")
# Words that stand around a drug's name in the header of its column of amounts.
_AROUND_DRUG = re.compile(
    r"^(?:изъято|количество|кол во|вес|масса|объем|amount of|quantity of|weight of|seized|amount|quantity)\s+"
    r"|\s+(?:изъято|количество|вес|масса|seized|amount|quantity|weight)$"
)
# Codes of the drug vocabulary that a header may carry as a plain word without meaning a column of amounts.
_NO_DRUGS = frozenset({"unknown", "not_listed", "multiple"})


def _parts(header: str) -> list[str]:
    text = one_line(header)
    inner = _IN_BRACKETS.findall(text)
    parts = [fold(part) for part in (*_PARTS.split(text), *inner)]
    return [part for part in parts if part]


@lru_cache(maxsize=20_000)
def find_header_unit(header: str) -> str | None:
    """Return the text of the unit that a header names ("Вес, кг", "Weight kg"); None for none, or for two.

    Of the levels of a header the lowest that names a unit counts, unless it is a unit and nothing else
    ("Вес, кг / г": two units).
    """
    levels = [level for level in one_line(header).split(_LEVELS) if level]
    named = [(level, _units(level)) for level in levels]
    for level, units in reversed(named):
        if units:
            bare = fold(level) in units.values()
            codes = {code for _, each in named for code in each} if bare else set(units)
            return next(iter(units.values())) if len(codes) == 1 else None
    return None


def _units(level: str) -> dict[str, str]:
    """Return the units that a text names: code -> text."""
    found: dict[str, str] = {}
    for part in reversed(_parts(level)):
        text = part if _unit_code(part) else _unit_word(part)
        if text:
            found.setdefault(str(_unit_code(text)), text)
    # "Таблетки (шт)": pieces of what the other word names.
    others = {code: text for code, text in found.items() if code != "piece"}
    return found if any(map(_is_measure, others)) else others or found


def _unit_code(text: str) -> str | None:
    code = get_vocabulary("units").find_code(text)
    return None if code in _NO_UNITS else code


def _unit_word(part: str) -> str | None:
    """Return the word of a text that is a unit: a measure anywhere, any other unit at the end ("вес г")."""
    words = part.split()
    measure = next((word for word in words if len(word) > 1 and _is_measure(_unit_code(word))), None)
    if measure:  # "Вес кг без упаковки"
        return measure
    last = words[-1]
    return last if len(words) > 1 and _unit_code(last) and words[-2].isalpha() else None


def _is_measure(code: str | None) -> bool:
    return code is not None and get_vocabulary("units").term(code).extra["dimension"] in _MEASURES


def without_unit(header: str) -> str:
    """Return a header without the unit that stands in it as a word of its own ("Вес кг": "Вес")."""
    folded = fold(header)
    unit = _unit_word(folded) if folded else None
    return " ".join(word for word in folded.split() if word != unit)


@lru_cache(maxsize=20_000)
def find_header_drug(header: str) -> str | None:
    """Return the text of the drug whose amounts a column holds by its header ("Героин, кг"), or None."""
    for part in reversed(_parts(header)):
        text = _AROUND_DRUG.sub("", part)
        if (clean_drug(text) or "unknown") not in _NO_DRUGS:
            return text
    return None


def find_header_group(header: str) -> int | None:
    """Return which item of a row a header numbers ("Drug 2" is 1), counted from 0, or None."""
    found = _GROUP.search(one_line(header))
    return int(found[1] or found[2]) - 1 if found else None
