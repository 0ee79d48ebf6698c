"""Text as it arrives in a cell, made comparable without changing what it says."""

from __future__ import annotations

import re
import unicodedata

from catalogue.vocabulary.folding import fold

__all__ = ["clean_text", "fold", "mostly_cyrillic", "unify_script"]

_DASHES = "‐‑‒–—―−﹘﹣－"
_WIDE_FORMS = re.compile("[＀-￯]+")
_WORD = re.compile(r"\w+")
# Letters that look alike in both alphabets: typed with the wrong keyboard layout, invisible to the eye.
_LATIN_LOOKALIKES = "ABCEHKMOPTXYaceopxyk"
_CYRILLIC_LOOKALIKES = "АВСЕНКМОРТХУасеорхук"
_TO_CYRILLIC = str.maketrans(_LATIN_LOOKALIKES, _CYRILLIC_LOOKALIKES)
_TO_LATIN = str.maketrans(_CYRILLIC_LOOKALIKES, _LATIN_LOOKALIKES)


def clean_text(text: str) -> str:
    """Return `text` on one line: plain spaces and hyphens, nothing invisible, composed letters.

    Compatibility forms are undone for full-width letters only: NFKC as a whole would also turn "²" into
    "2" and "½" into three characters.
    """
    composed = unicodedata.normalize("NFC", _WIDE_FORMS.sub(_narrow, text))
    visible = composed.translate(_VISIBLE)
    return " ".join(visible.split())


def mostly_cyrillic(text: str) -> bool:
    """Tell whether more of the letters of `text` are Cyrillic than not."""
    letters = [character for character in text if character.isalpha()]
    return sum(map(_is_cyrillic, letters)) * 2 > len(letters)


def unify_script(text: str) -> str:
    """Return `text` with words of mixed alphabets written in one of them.

    A word is changed only if every letter of its minority has a twin in the majority's alphabet.
    """
    return _WORD.sub(lambda found: _unify_word(found.group()), text)


def _unify_word(word: str) -> str:
    letters = [character for character in word if character.isalpha()]
    cyrillic = [character for character in letters if _is_cyrillic(character)]
    if not cyrillic or len(cyrillic) == len(letters):
        return word
    tables = (_TO_CYRILLIC, _TO_LATIN) if mostly_cyrillic(word) else (_TO_LATIN, _TO_CYRILLIC)
    changed = [word.translate(table) for table in tables]
    return next((one for one in changed if _is_one_script(one)), word)


def _is_one_script(word: str) -> bool:
    return len({_is_cyrillic(character) for character in word if character.isalpha()}) == 1


def _is_cyrillic(character: str) -> bool:
    return "Ѐ" <= character <= "ԯ"


def _narrow(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found.group())


class _VisibleTable(dict[int, str]):
    """Character code -> what stands for it in clean text."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _show(chr(code))
        return shown


def _show(character: str) -> str:
    if character in _DASHES:
        return "-"
    # A zero byte parts no words: it is what a broken transfer leaves inside one.
    if character == "\0":
        return ""
    category = unicodedata.category(character)
    if category in {"Zs", "Zl", "Zp", "Cc"}:
        return " "
    # Format characters (soft hyphen, zero-width, direction marks, byte order mark) and lone surrogates.
    return "" if category in {"Cf", "Cs"} else character


_VISIBLE = _VisibleTable()
