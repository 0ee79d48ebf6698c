"""Finds personal data in a text by its shape: what a screen or a store must never hold.

Shapes of the seven states of CARICC and their neighbours. Better too much than too little, but amounts,
dates, places, case numbers and names of substances must pass.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from catalogue.clean import personal_shapes as shapes
from catalogue.clean.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable

# Kinds are codes of vocabulary/headers.yml.
NAME, DOCUMENT, PHONE = "personal_name", "personal_document", "personal_phone"
PLATE, BANK, ADDRESS, BIRTH = "personal_plate", "personal_bank", "personal_address", "personal_birth"


def find_personal(text: str) -> str | None:
    """Return what kind of personal data `text` seems to hold; None where it seems to hold none.

    Returns
    -------
    str
        A code of vocabulary/headers.yml: personal_name, personal_document, personal_phone, personal_plate,
        personal_bank, personal_address or personal_birth.
    """
    line = clean_text(text)
    return next((kind for kind, holds in _CHECKS if holds(line)), None)


def _any_of(*patterns: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda line: any(pattern.search(line) for pattern in patterns)


def _holds_name(line: str) -> bool:
    hits = (hit for pattern in _NAMES for hit in pattern.finditer(line))
    return any(not shapes.NAMED_AFTER.search(line[: hit.start()]) for hit in hits)


def _holds_long_number(line: str) -> bool:
    """Tell whether a personal number of Kazakhstan, Kyrgyzstan or Uzbekistan stands in `line`.

    All begin with a date of birth (Kazakhstan yymmdd; Kyrgyzstan sex, ddmmyyyy; Uzbekistan sex, ddmmyy).
    """
    return any(_begins_with_birth(found[1]) for found in shapes.LONG_NUMBER.finditer(line))


def _begins_with_birth(number: str) -> bool:
    forms = [(number[:6], "%y%m%d")] if len(number) == len("yymmddcnnnnk") else []
    if len(number) == len("sddmmyyyynnnnk"):
        forms = [(number[1:9], "%d%m%Y"), (number[1:7], "%d%m%y")]
    return any(_is_birth(digits, form) for digits, form in forms)


def _is_birth(digits: str, form: str) -> bool:
    try:
        day = dt.datetime.strptime(digits, form).replace(tzinfo=dt.UTC)
    except ValueError:
        return False
    return day.year > 1900  # noqa: PLR2004 - nobody alive was born before


def _holds_iban(line: str) -> bool:
    return any(_is_iban(found.group().replace(" ", "")) for found in shapes.IBAN.finditer(line))


def _is_iban(account: str) -> bool:
    # ISO 13616: letters become two digits, the first four characters go last, the rest of 97 must be 1.
    return int("".join(str(int(character, 36)) for character in account[4:] + account[:4])) % 97 == 1


def _holds_card(line: str) -> bool:
    return any(_passes_luhn(re.sub(r"\D", "", found.group())) for found in shapes.CARD.finditer(line))


def _passes_luhn(number: str) -> bool:
    doubled = [sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(reversed(number))]
    return sum(doubled) % 10 == 0


_NAMES = (
    shapes.FULL_NAME,
    shapes.CHILD_OF,
    shapes.FULL_NAME_LATIN,
    shapes.INITIALS_AFTER,
    shapes.INITIAL_AFTER,
    shapes.INITIALS_BEFORE,
    shapes.INITIALS_LATIN,
    shapes.SURNAME_AND_NAME,
)
_PHONES = (shapes.E_MAIL, shapes.PHONE_INTERNATIONAL, shapes.PHONE_NATIONAL, shapes.PHONE_NAMED)
_DOCUMENTS = (
    shapes.DOCUMENT_NAMED,
    shapes.PERSONAL_NUMBER_NAMED,
    shapes.PASSPORT,
    shapes.PASSPORT_TURKMEN,
    shapes.PASSPORT_RUSSIAN,
    shapes.SNILS,
)
_CHECKS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (PHONE, _any_of(*_PHONES)),
    (BANK, _holds_iban),
    (BANK, _holds_card),
    (DOCUMENT, _any_of(*_DOCUMENTS)),
    (DOCUMENT, _holds_long_number),
    (PLATE, _any_of(shapes.PLATE, shapes.PLATE_NAMED)),
    (ADDRESS, _any_of(shapes.ADDRESS)),
    (BIRTH, _any_of(shapes.BIRTH)),
    (NAME, _holds_name),
)
