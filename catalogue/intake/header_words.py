"""What a header means: the public layouts first, then the vocabulary of headers, then the words within."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from catalogue.clean.text import unify_script
from catalogue.intake.cell_shapes import one_line
from catalogue.intake.header_parts import without_unit
from catalogue.intake.layouts import PUBLIC_LAYOUTS
from catalogue.intake.other_figures import heads_count, heads_other_figures, heads_units
from catalogue.model import SeizureField
from catalogue.vocabulary import fold, get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PERSONAL = "personal"
# A count, an hour, a point of the map, money: figures that are no amount of a drug.
OTHER_FIGURES = "other_figures"
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
# "Изъято" stands over drugs as well as over amounts.
_HEADS_OF_AMOUNTS = frozenset({SeizureField.AMOUNT, SeizureField.DRUG})
_PUBLIC = {
    fold(header): field.value for layout in PUBLIC_LAYOUTS.values() for header, field in layout.items()
}


@lru_cache(maxsize=20_000)
def find_header_code(header: str) -> str | None:
    """Return what a header means: a value of `SeizureField`, `PERSONAL`, `OTHER_FIGURES`; None: not known."""
    if not header.strip():
        return None
    if header.strip() == _NUMBER_SIGN:
        return SeizureField.ROW_NUMBER
    personal = _PERSONAL_STEMS.search(fold(unify_script(header))) is not None
    if heads_count(header) and not personal:
        return OTHER_FIGURES
    return _find_spelled(header) or (PERSONAL if personal else _find_by_words(header))


def _find_spelled(header: str) -> str | None:
    """Return the code of a header that stands in the vocabulary, as it is or without what is around it."""
    codes = (_known().get(fold(spelling)) for spelling in _spellings(header))
    return next((code for code in codes if code is not None), None)


def _find_by_words(header: str) -> str | None:
    """Return the code that words of a header tell: an amount with its unit, other figures, a known header."""
    of_amount = _known().get(fold(without_unit(_plain(unify_script(header)))))
    if of_amount in _HEADS_OF_AMOUNTS:
        return of_amount
    if heads_units(header):
        return SeizureField.AMOUNT
    within = _find_within(fold(_plain(unify_script(header))))
    return OTHER_FIGURES if within in {None, SeizureField.AMOUNT} and heads_other_figures(header) else within


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
    return None if code in {None, PERSONAL, OTHER_FIGURES} else SeizureField(str(code))


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
    code = find_header_code(header)
    return code is not None and (code != OTHER_FIGURES or heads_count(header))
