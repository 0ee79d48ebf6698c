"""Narrow a filter to one value of a fact: what stands in one cell of a table, or under one name of a list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from catalogue.filters import Filters

Fact = Literal["concealment", "transport", "drug", "crossing", "route"]
VOCABULARIES: dict[str, str] = {"concealment": "concealment", "transport": "transport", "drug": "drugs"}


def narrow_to_fact(filters: Filters, fact: Fact, code: str) -> Filters:
    """Return `filters` limited to what tells of `code` too; a family stands for all below it."""
    field = f"{fact}s"
    before: tuple[str, ...] = getattr(filters, field)
    codes = _in_both(VOCABULARIES[fact], before, code) if before and fact in VOCABULARIES else (code,)
    changed: dict[str, Any] = {field: codes}
    return replace(filters, **changed)


def _in_both(vocabulary: str, before: tuple[str, ...], code: str) -> tuple[str, ...]:
    terms = get_vocabulary(vocabulary)
    meant = {below for one in before for below in terms.with_descendants(one)}
    below = tuple(terms.with_descendants(code))
    if meant.issuperset(below):
        return (code,)
    # Trap: an empty tuple would set no limit; a code that nothing holds keeps the answer empty.
    return tuple(one for one in below if one in meant) or ("",)
