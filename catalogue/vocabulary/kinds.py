"""What a seized item is: a drug, a chemical, or something else; their kg are never one sum."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from catalogue.vocabulary.library import get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

ITEM_KINDS = ("drug", "chemical", "other")


@cache
def item_kind(code: str) -> str:
    """Return the kind (one of ITEM_KINDS) of a code of drugs.yml: its own, else that of its group."""
    terms = get_vocabulary("drugs")
    told = (terms.term(one).extra.get("kind") for one in terms.with_ancestors(code) if one in terms)
    return str(next((kind for kind in told if kind), "drug"))


def beside_drugs(asked: Iterable[str]) -> list[str]:
    """Return the codes whose kg stand apart from those of drugs, where the codes `asked` are selected.

    None of them where nothing but such codes is asked for: then their own kg add up. An empty `asked` means
    everything.
    """
    wanted = set(asked)
    apart = [code for code in get_vocabulary("drugs").codes() if item_kind(code) != "drug"]
    return [] if wanted and wanted <= set(apart) else apart
