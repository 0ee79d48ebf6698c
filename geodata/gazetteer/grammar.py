"""Endings: adjectives (Термезский, Termezskiy, Хатлонской) and cases (в Термезе) taken back to the name."""

import re
from functools import lru_cache

# Shorter names than this keep their last letter: it is more likely part of the name than an ending.
SHORTEST_CASED = 4

_ADJECTIVE = re.compile(r"(?<=[\w ]{3})(?:sk|tsk)(?:i|ogo|omu|om|im|aia|aa|oi|uiu|ui|uu|oe|ie|e|ih|a)\b")
_SHORT_ADJECTIVE = re.compile(r"(?<=\w{3})(?:insk|isk|sk|ki|inski)\b")
_CASE = re.compile(r"(?:om|oi|a|e|i|u)$")
_TURKIC_CASE = re.compile(r"(?<=\w{4})(?:dan|da|den|de|tan|ta|ten|te|nin|nyn|ga|ge)$")


def is_adjective(word: str) -> bool:
    """Whether a folded word has a Russian adjective's ending."""
    return bool(_ADJECTIVE.search(word))


@lru_cache(maxsize=65536)
def stem(key: str) -> str:
    """Return a folded name without adjective endings, unchanged if it has none."""
    return _ADJECTIVE.sub("", key)


@lru_cache(maxsize=65536)
def rough_stems(key: str) -> tuple[str, ...]:
    """Return weaker guesses at the name behind an adjective: 'munailinsk', 'koitendagki'."""
    guesses = {_SHORT_ADJECTIVE.sub("", key), re.sub(r"(?<=\w{5})(?:in|i)\b", "", stem(key))}
    return tuple(sorted(guesses - {key, ""}))


@lru_cache(maxsize=65536)
def caseless(key: str) -> str:
    """Return a folded name without its last case ending: Бухара, Бухары, Бухаре give one key."""
    return _CASE.sub("", key) if len(key) > SHORTEST_CASED else key


@lru_cache(maxsize=65536)
def without_turkic_case(key: str) -> str:
    """Return a folded name without the ending of 'in', 'from', 'of', 'to': Toshkentda, Toshkentdan."""
    return _TURKIC_CASE.sub("", key)
