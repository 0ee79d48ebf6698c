"""Meaning as data: the words of seizures in both languages, and the spellings that sheets use.

Front of the room. The data stand in the .yml files beside this one; to teach the catalogue a new
spelling, add it to `aliases` of its term.
"""

from catalogue.vocabulary.factors import Factor, find_factor, get_factor, get_factors
from catalogue.vocabulary.filling import fill
from catalogue.vocabulary.folding import fold
from catalogue.vocabulary.kinds import ITEM_KINDS, beside_drugs, item_kind
from catalogue.vocabulary.library import VOCABULARY_NAMES, get_vocabulary, word
from catalogue.vocabulary.terms import Term, Vocabulary

__all__ = [
    "ITEM_KINDS",
    "VOCABULARY_NAMES",
    "Factor",
    "Term",
    "Vocabulary",
    "beside_drugs",
    "fill",
    "find_factor",
    "fold",
    "get_factor",
    "get_factors",
    "get_vocabulary",
    "item_kind",
    "word",
]
