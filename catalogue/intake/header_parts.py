"""What a header says beside its field: the drug and the unit of an amount, and which item it belongs to."""

from __future__ import annotations

import re
from functools import lru_cache

from catalogue.clean import clean_drug
from catalogue.intake.cell_shapes import one_line
from catalogue.vocabulary import fold, get_vocabulary

_IN_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_PARTS = re.compile(r"[,;:/()\[\]]|\s[-–—]\s|\bв\s|\bin\s")
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
    """Return the text of the unit that a header names ("Вес, кг"), or None."""
    units = get_vocabulary("units")
    for part in reversed(_parts(header)):
        code = units.find_code(part)
        if code is not None and code not in {"unknown", "unit", "other_unit"}:
            return part
    return None


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
