"""Containers and goods: a container number with its check digit, and the heading of the goods."""

from __future__ import annotations

import re
import string

# Source: ISO 6346:2022, annex A: letters count from 10 on, leaving out the multiples of 11.
_LETTER_VALUES = dict(
    zip(string.ascii_uppercase, (number for number in range(10, 39) if number % 11), strict=True)
)
_SHAPE = re.compile(r"[A-Z]{3}[UJZ]\d{7}")
# Cyrillic letters that look like Latin ones, as they slip into a typed number.
_LOOKALIKES = str.maketrans("АВСЕНКМОРТХУ", "ABCEHKMOPTXY")
# A heading stands after the word for the code, or alone: chapters run from 01 to 97.
# Source: Harmonized System nomenclature, WCO, 2022 edition.
_HEADING = re.compile(
    r"(?:\bHS|\bTN\s*VED|ТН\s*ВЭД|\bГС)\W*(\d{4})(?:[ .]?\d{2,6})*|^\s*(\d{4})(?:[ .]?\d{2,6})*\s*$",
    re.IGNORECASE,
)
_LAST_CHAPTER, _RESERVED_CHAPTER = 97, 77


def clean_container_number(text: str) -> str | None:
    """Return the first container number in `text` (four letters, six digits, check digit), bare.

    None where there is none whose check digit fits.
    """
    squeezed = re.sub(r"[\s\-–./]", "", text.upper().translate(_LOOKALIKES))
    return next(
        (found for found in _SHAPE.findall(squeezed) if check_digit(found[:10]) == int(found[10])), None
    )


def check_digit(number: str) -> int:
    """Return the check digit of the first ten characters of a container number.

    Source: ISO 6346:2022, annex A: the sum of values times powers of two, modulo 11, ten counting as zero.
    """
    values = (_LETTER_VALUES.get(sign) or int(sign) for sign in number)
    return sum(value << place for place, value in enumerate(values)) % 11 % 10


def clean_hs_heading(text: str) -> str | None:
    """Return the four-digit heading of the Harmonized System that `text` gives; None where it gives none."""
    for found in _HEADING.finditer(text):
        heading = str(found[1] or found[2])
        chapter = int(heading[:2])
        if 0 < chapter <= _LAST_CHAPTER and chapter != _RESERVED_CHAPTER and heading[2:] != "00":
            return heading
    return None
