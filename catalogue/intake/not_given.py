"""Cells that say that something is not known: they are no problem, and no value either."""

from __future__ import annotations

from functools import cache, lru_cache

from catalogue.vocabulary import fold, get_vocabulary


@cache
def _words() -> frozenset[str]:
    """Return the folded words for "unknown", as the vocabularies list them."""
    spellings = get_vocabulary("transport").spellings()
    return frozenset(text for text, code in spellings.items() if code == "unknown") | {""}


@lru_cache(maxsize=100_000)
def is_not_given(text: str) -> bool:
    """Tell whether a cell is empty, only a dash, or says "unknown" in either language."""
    return fold(text) in _words()
