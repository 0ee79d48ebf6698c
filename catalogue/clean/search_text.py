"""Words that a person searches for, and the stem that the forms of a word share, Russian and English."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import snowballstemmer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Trap: store/queries/stage_searched.sql cuts texts into words by the same rule.
_WORD = re.compile(r"[^\W_]+")
# A minus belongs to what follows only at the start of a word: "-truck", not "12-345".
_TERM = re.compile(r'(?:(?<=\s)|^)(?P<minus>[-−–]?)(?:["«“](?P<phrase>[^"»”]*)["»”]?|(?P<word>[^\s"«“]+))')
_CYRILLIC = re.compile("[\u0400-\u052f]")


@dataclass(frozen=True)
class SearchTerm:
    """Stems that must stand next to each other in one text; with `excluded`, in none."""

    stems: tuple[str, ...]
    excluded: bool = False


def parse_search(text: str) -> tuple[SearchTerm, ...]:
    """Return what a person asks for: words, all of them; "phrases" in quotes; -words that must not be there.

    A word with punctuation inside, such as a case number, is a phrase. Text without a letter or digit
    asks for nothing.
    """
    terms = []
    for found in _TERM.finditer(" ".join(text.split())):
        stems = stem_text(found["phrase"] if found["phrase"] is not None else found["word"])
        if stems:
            terms.append(SearchTerm(stems, excluded=bool(found["minus"])))
    return tuple(terms)


def stem_text(text: str) -> tuple[str, ...]:
    """Return the stems of the words of `text`, in their order."""
    plain = unicodedata.normalize("NFC", text).lower().replace("ё", "е")
    return tuple(stem_words(_WORD.findall(plain)))


def stem_words(words: Sequence[str]) -> list[str]:
    """Return the stem of each of `words` (lower case, "ё" written "е"): Cyrillic as Russian, else as English.

    Source of the rules: snowballstemmer, the Snowball project's stemmers of Russian and English.
    """
    return [_stem(word) for word in words]


def holds_term(stems: Sequence[str], term: SearchTerm) -> bool:
    """Tell whether the stems of a text hold those of `term` next to each other, whether excluded or not."""
    size = len(term.stems)
    return any(tuple(stems[at : at + size]) == term.stems for at in range(len(stems) - size + 1))


def any_holds(texts: Iterable[str], term: SearchTerm) -> bool:
    """Tell whether one of `texts` holds `term`."""
    return any(holds_term(stem_text(text), term) for text in texts)


@cache
def _stemmers() -> tuple[snowballstemmer.stemmer, snowballstemmer.stemmer]:
    return snowballstemmer.stemmer("russian"), snowballstemmer.stemmer("english")


def _stem(word: str) -> str:
    russian, english = _stemmers()
    # A stemmer may leave nothing of a short word; the word itself then stands for it.
    stem = (russian if _CYRILLIC.search(word) else english).stemWord(word)
    return str(stem).replace("ё", "е") or word
