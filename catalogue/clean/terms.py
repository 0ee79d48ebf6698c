"""From a text to the code of a vocabulary: by its spelling, or by the one term it names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from catalogue.clean.text import clean_text, unify_script
from catalogue.vocabulary import fold, get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

UNKNOWN = "unknown"
# Inside a longer text a short word is too often part of something else ("план", "соль", "лёд"): these
# lengths count there, and these short names beside them.
_SHORTEST_INNER_SPELLING = {
    "drugs": 5,
    "countries": 4,
    "concealment": 4,
    "installations": 4,
    "transport": 4,
    "routing": 4,
}
_SHORT_NAMES = {
    "drugs": frozenset({"опий", "опия", "опием", "мдма", "mdma", "лсд", "lsd", "pvp", "пвп", "морфий"}),
    "countries": frozenset({"рф", "рк", "кр", "сша", "оаэ", "кнр", "ири", "usa", "uae"}),
}
_SHORTEST_STEM = 4
_LONGEST_PHRASE = 6
_ENDING = re.compile(
    r"(?:иями|ями|ами|иях|ях|ах|ого|его|ому|ему|ыми|ими|ов|ев|ей|ой|ий|ый|ая|яя|ое|ее|ие|ые|ом|ем|ам|ям|ую|юю|ых|их|ым|им|ия|ии|ию|[аеиоуыэюяьй])$"
)
_NEGATIONS = frozenset({"не", "нет", "без", "кроме", "no", "not", "without", "except"})
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def clean_transport(text: str) -> str | None:
    """Return the mode of transport that `text` names; None where it is empty, unknown or not understood."""
    return _clean_term("transport", text)


def clean_concealment(text: str) -> str | None:
    """Return the concealment term that `text` names; None where it is empty, unknown or not understood."""
    return _clean_term("concealment", text)


def clean_installation(text: str) -> str | None:
    """Return the kind of place that `text` names; None where it is empty, unknown or not understood."""
    return _clean_term("installations", text)


def clean_routing(text: str) -> str | None:
    """Return the routing term that `text` names; None where it is empty, unknown or not understood."""
    return _clean_term("routing", text)


def says_unknown(vocabulary: str, text: str) -> bool:
    """Tell whether `text` is empty or says that the value is not known, so that it is no problem."""
    return find_code(vocabulary, text) == UNKNOWN or not fold(text)


def find_code(vocabulary: str, text: str) -> str | None:
    """Return the code whose spelling `text` is, letters of the wrong alphabet and brackets forgiven."""
    terms = get_vocabulary(vocabulary)
    line = clean_text(text)
    without_brackets = _BRACKETS.sub(" ", line)
    candidates = [line, unify_script(line)]
    if fold(without_brackets):
        candidates += [without_brackets, unify_script(without_brackets)]
    return next((code for one in candidates if (code := terms.find_code(one))), None)


def find_codes_inside(vocabulary: str, text: str) -> tuple[str, ...]:
    """Return the codes of terms named inside `text`, in its order, each once; grammatical endings forgiven.

    A term standing above another that is named too is left out. A text with a negation names nothing.
    """
    words = fold(unify_script(clean_text(text))).split()
    if _NEGATIONS.intersection(words):
        return ()
    return drop_ancestors(vocabulary, _scan(vocabulary, words))


def drop_ancestors(vocabulary: str, codes: Iterable[str]) -> tuple[str, ...]:
    """Return `codes`, each once, without those that stand above another of them."""
    found = tuple(dict.fromkeys(codes))
    terms = get_vocabulary(vocabulary)
    above = {ancestor for code in found for ancestor in terms.with_ancestors(code)[1:]}
    return tuple(code for code in found if code not in above)


def _clean_term(vocabulary: str, text: str) -> str | None:
    code = find_code(vocabulary, text)
    if code is None:
        inside = find_codes_inside(vocabulary, text)
        code = inside[0] if len(inside) == 1 else None
    return None if code == UNKNOWN else code


def _scan(vocabulary: str, words: list[str]) -> list[str]:
    """Return the terms named by `words`, the longest phrase first at each place."""
    phrases = _phrases(vocabulary)
    stems = [_stem(word) for word in words]
    found, place = [], 0
    while place < len(stems):
        lengths = range(min(_LONGEST_PHRASE, len(stems) - place), 0, -1)
        hit = next((n for n in lengths if " ".join(stems[place : place + n]) in phrases), None)
        if hit:
            found.append(phrases[" ".join(stems[place : place + hit])])
        place += hit or 1
    return found


@cache
def _phrases(vocabulary: str) -> dict[str, str]:
    """Return stemmed spelling -> code, without spellings that two terms share after stemming."""
    phrases: dict[str, set[str]] = {}
    shortest, short_names = _SHORTEST_INNER_SPELLING[vocabulary], _SHORT_NAMES.get(vocabulary, frozenset())
    for spelling, code in get_vocabulary(vocabulary).spellings().items():
        if (len(spelling) >= shortest or spelling in short_names) and code != UNKNOWN:
            phrases.setdefault(" ".join(map(_stem, spelling.split())), set()).add(code)
    return {phrase: codes.pop() for phrase, codes in phrases.items() if len(codes) == 1}


@cache
def _stem(word: str) -> str:
    stem = _ENDING.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word
