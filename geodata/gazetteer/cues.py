"""Words that say what kind of place a name is: район, tuman, КПП, railway, and words that say nothing."""

import tomllib
from functools import lru_cache
from pathlib import Path

from geodata.gazetteer.fold import fold

WORDS_FILE = Path(__file__).with_name("cues.toml")

KINDS_OF_UNITS = frozenset({"province", "district", "city", "village"})
FACILITIES = frozenset({"crossing", "post", "station", "airport", "port", "pass", "bus", "premises"})
# Names of these are no places that any table lists: a street's, and a quoted one of a hotel or market.
STREETS = frozenset({"street"})
PREMISES = frozenset({"premises"})
_OTHER_LISTS = frozenset({"noise", "joining", "prefixes"})


def _split(words: str) -> tuple[frozenset[str], tuple[str, ...]]:
    items = words.split()
    exact = frozenset(fold(word).replace(" ", "") for word in items if not word.endswith("*"))
    return exact, tuple(fold(word[:-1]).replace(" ", "") for word in items if word.endswith("*"))


_WORDS: dict[str, str] = tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))
_LEXICON = {kind: _split(words) for kind, words in _WORDS.items() if kind not in _OTHER_LISTS}
_NOISE = _split(_WORDS["noise"])
_JOINING = frozenset(_WORDS["joining"].split())
_PREFIXES = _split(_WORDS["prefixes"])[0]


@lru_cache(maxsize=32768)
def find_cue(word: str) -> str | None:
    """Return the kind that a folded word announces, '' if it says nothing, None if it is part of a name."""
    for kind, (exact, stems) in _LEXICON.items():
        if word in exact or _has_stem(word, stems):
            return kind
    exact, stems = _NOISE
    return "" if word in exact or _has_stem(word, stems) else None


def is_joining(word: str) -> bool:
    """Whether a folded word only joins the words of one name."""
    return word in _JOINING


def is_prefix(word: str) -> bool:
    """Whether the name follows this folded cue."""
    return word in _PREFIXES


def _has_stem(word: str, stems: tuple[str, ...]) -> bool:
    """Whether a word is a stem with a plausible ending; a short stem allows only a short one."""
    return word.startswith(stems) and any(
        word.startswith(stem) and len(word) - len(stem) <= max(3, 2 * len(stem) - 5) for stem in stems
    )
