"""The key by which two spellings are compared; every look-up in a vocabulary goes through it."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = frozenset("'`´‘’‛′ʹʻʼʽˈ＇")
_FIRST_CYRILLIC, _LAST_CYRILLIC = 0x0400, 0x052F


def fold(text: str) -> str:
    """Return the comparing key of `text`: letters and digits only, words parted by one space.

    Case, accents of Latin letters, quotes, apostrophes, dashes and other punctuation do not count;
    "ё" equals "е", while "й" stays a letter of its own. Text without a letter or digit gives "".

    Examples
    --------
    >>> fold(" Côte d’Ivoire ")
    'cote divoire'
    >>> fold("Опий-сырец (МЁД)")
    'опий сырец мед'
    """
    if not text:
        return ""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_TABLE).split())


class _FoldingTable(dict[int, str]):
    """Character code -> its folded form, worked out once for each character that occurs."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in _APOSTROPHES:
        return ""
    if _FIRST_CYRILLIC <= ord(character) <= _LAST_CYRILLIC and character.isalpha():
        return _fold_cyrillic(character)
    parts = unicodedata.normalize("NFKD", character).casefold()
    # A second pass: casefolding can bring forth letters that decompose again.
    return "".join(map(_fold_part, unicodedata.normalize("NFKD", parts)))


def _fold_cyrillic(character: str) -> str:
    # "ё" and "ѐ" are written "е" as often as not; "й" and "ў" are not interchangeable with "и" and "у".
    lower = character.casefold()
    return "е" if lower in "ёѐ" else lower


def _fold_part(part: str) -> str:
    if part.isalnum() and part not in _APOSTROPHES:
        return part
    return "" if part in _APOSTROPHES or unicodedata.category(part) in {"Mn", "Me", "Cf"} else " "


_TABLE = _FoldingTable()
