"""What a header means: the public layouts first, then the vocabulary of headers, then the words within."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from catalogue.clean.text import unify_script
from catalogue.intake.cell_shapes import one_line
from catalogue.intake.layouts import PUBLIC_LAYOUTS
from catalogue.model import SeizureField
from catalogue.vocabulary import fold, get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PERSONAL = "personal"
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NUMBERING = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})?[.)]\s*(?=\D)")
_ITEM_NUMBER = re.compile(
    r"\s*(?:№|no\.?|#)?\s*\d{1,2}$|^\d{1,2}(?:-?(?:й|е|ый|ое|st|nd|rd|th))?\s+", re.IGNORECASE
)
_LEVELS = " / "
_NUMBER_SIGN = "#"
# A shorter spelling inside a longer header proves nothing ("вид" in "вид деятельности").
_LEAST_LETTERS_WITHIN = 5
# Stems of headers about a person whose endings and companions vary too much to be listed as spellings.
_PERSONAL_STEMS = re.compile(
    r"\bфио\b|\bф и о\b|фамили|отчеств|паспорт|\bиин\b|\bпинфл\b|телефон|рожден|жительств|прожива|прописк"
    r"|\bгос номер|\bгосномер|задержанн(?:ый|ого|ом|ые|ых)\b|подозреваем|обвиняем|фигурант|водител|владел"
    r"|passport|surname|\b(?:first|last|full|given|middle) name|patronymic|of birth|\bdob\b|phone|plate n"
    r"|name of (?:the )?(?:suspect|offender|person|driver|owner|arrest|accused|detain|courier)"
    r"|number plate|(?:suspect|offender|driver|owner|accused|courier|person)s? (?:s )?(?:name|id|address)"
    r"|(?:home|residen\w+) address|address of (?:the )?(?:suspect|offender|person|owner)"
    r"|\bid (?:card|number|no)\b"
)
_PUBLIC = {
    fold(header): field.value for layout in PUBLIC_LAYOUTS.values() for header, field in layout.items()
}


@lru_cache(maxsize=20_000)
def find_header_code(header: str) -> str | None:
    """Return what a header means: a value of `SeizureField`, or `PERSONAL`; None where nothing is known."""
    if not header.strip():
        return None
    if header.strip() == _NUMBER_SIGN:
        return SeizureField.ROW_NUMBER
    for spelling in _spellings(header):
        code = _known().get(fold(spelling))
        if code is not None:
            return code
    unified = unify_script(header)
    return PERSONAL if _PERSONAL_STEMS.search(fold(unified)) else _find_within(fold(_plain(unified)))


@cache
def _known() -> Mapping[str, str]:
    """Return folded header -> code; whatever stands below `personal` is `PERSONAL`."""
    vocabulary = get_vocabulary("headers")
    personal = set(vocabulary.with_descendants(PERSONAL))
    spellings = vocabulary.spellings().items()
    known = {text: PERSONAL if code in personal else code for text, code in spellings} | _PUBLIC
    # What folds to nothing ("#") would make a header of every figure and dash.
    return {text: code for text, code in known.items() if text}


def find_header_field(header: str) -> SeizureField | None:
    """Return the field that a header means, or None where it means none or is about a person."""
    code = find_header_code(header)
    return None if code is None or code == PERSONAL else SeizureField(code)


def is_personal_header(header: str) -> bool:
    """Tell whether a header names a column about a person (name, document, phone, plate, home address)."""
    return find_header_code(header) == PERSONAL


def _plain(header: str) -> str:
    return _NUMBERING.sub("", _BRACKETS.sub(" ", one_line(header))).strip()


def _spellings(header: str) -> Iterable[str]:
    """Yield the header, and what is left of it without brackets, numbering, units and upper levels."""
    text = one_line(header)
    plain = _plain(text)
    yield text
    yield plain
    # Letters of the other alphabet that look alike ("Cтpaнa").
    yield unify_script(plain)
    yield plain.split(",")[0]
    yield _ITEM_NUMBER.sub("", plain)
    levels = plain.split(_LEVELS)
    if len(levels) > 1:
        yield from reversed(levels)


def _find_within(folded: str) -> str | None:
    """Return the code of the longest known header that stands inside `folded` as whole words."""
    padded = f" {folded} "
    within = [text for text in _known() if len(text) >= _LEAST_LETTERS_WITHIN and f" {text} " in padded]
    return _known()[max(within, key=len)] if within else None


def is_known_header(header: str) -> bool:
    """Tell whether a text stands in the dictionaries of headers, about a seizure or about a person."""
    return find_header_code(header) is not None
