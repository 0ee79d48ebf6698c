"""Names and codes of countries as sheets write them, to ISO 3166-1 alpha-2."""

from __future__ import annotations

from catalogue.clean.terms import find_code, find_codes_inside
from catalogue.clean.text import clean_text
from catalogue.vocabulary import fold, get_vocabulary

_CODE_LENGTH = 2


def clean_country(text: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of the country that `text` names.

    None where it is empty, says that the country is unknown, names several, or is not understood. A code of
    two letters counts in capitals only: "in" and "no" are words.
    """
    if _is_small_word(text):
        return None
    code = find_code("countries", text)
    if code is None:
        found = find_countries(text)
        code = found[0] if len(found) == 1 else None
    return code if code and is_country(code) else None


def find_countries(text: str) -> tuple[str, ...]:
    """Return the codes of all countries that `text` names, in its order ("Иран - Туркменистан - Россия")."""
    return tuple(code for code in find_codes_inside("countries", text) if is_country(code))


def is_country(code: str) -> bool:
    """Tell whether `code` is a country, not "unknown", "other" or "several"."""
    return bool(get_vocabulary("countries").term(code).extra["is_country"])


def _is_small_word(text: str) -> bool:
    return len(fold(text)) <= _CODE_LENGTH and not clean_text(text).isupper()
