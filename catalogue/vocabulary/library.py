"""Each vocabulary by its name, read once for the life of the process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from catalogue.vocabulary.countries import read_countries
from catalogue.vocabulary.loading import read_vocabulary, read_words

if TYPE_CHECKING:
    from catalogue.vocabulary.terms import Vocabulary

VOCABULARY_NAMES = (
    "drugs",
    "units",
    "transport",
    "concealment",
    "installations",
    "routing",
    "countries",
    "handling",
    "senders",
    "headers",
)


@cache
def get_vocabulary(name: str) -> Vocabulary:
    """Return the vocabulary `name`, read once for the life of the process.

    Parameters
    ----------
    name
        One of `VOCABULARY_NAMES`.

    Raises
    ------
    KeyError
        There is no such vocabulary.
    ContentError
        Its file is missing or contradicts itself.
    """
    if name not in VOCABULARY_NAMES:
        raise KeyError(name)
    return read_countries() if name == "countries" else read_vocabulary(name)


def word(key: str, language: str = "en") -> str:
    """Return the text of the interface under `key` in `language`.

    Raises
    ------
    KeyError
        The key is not in interface.yml.
    """
    return read_words()[key]["ru" if language == "ru" else "en"]
