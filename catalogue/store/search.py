"""The text filter: an index of the words of all texts, and the seizures that hold what is searched for."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa

from catalogue.clean.search_text import SearchTerm, any_holds, parse_search, stem_words
from catalogue.model import SeizureField
from catalogue.store.acts import execute, registered, transaction
from catalogue.store.read import read_one, read_table
from catalogue.store.sql import compose_query
from catalogue.store.state import store_state
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from catalogue.store.connection import Store

# Fields whose cells are searched; places and drugs are searched by their own texts, whatever the layout.
_FIELDS = (
    *(SeizureField.CASE_NUMBER, SeizureField.CONCEALMENT, SeizureField.INSTALLATION, SeizureField.TRANSPORT),
    *(SeizureField.DEPARTURE, SeizureField.TRANSIT, SeizureField.DESTINATION, SeizureField.ROUTING),
    *(SeizureField.AGENCY, SeizureField.SOURCE, SeizureField.NARRATIVE),
    *(SeizureField.CONTAINER, SeizureField.GOODS),
)
_NAMED = {
    "drugs": "drugs",
    "countries": "countries",
    "transports": "transport",
    "concealments": "concealment",
    "installations": "installations",
}
# Batches are numbered from 1: staging this one indexes names of places and drugs alone.
_NO_BATCH = 0
# 8 MB each at 1,000,000 seizures that are all found.
_KEPT_ANSWERS = 8


@dataclass(frozen=True)
class _Kept:
    """Seizures found by the store's state and the text, the one used last at the end."""

    answers: OrderedDict[tuple[object, ...], pa.Table] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)


_KEPT = _Kept()


def index_texts(store: Store, batch_id: int | None = None) -> None:
    """Index the texts of a batch, or of all (None), in place of what it had; part of a larger act."""
    fields = [one.value for one in _FIELDS]
    execute(store, "stage_searched", {"batch_id": batch_id, "fields": fields})
    words = read_table(store, "searched_words_missing")
    words["stem"] = pd.Series(stem_words(words["word"].tolist()), dtype="str")
    with registered(store, incoming_word=words):
        execute(store, "write_searched", {"batch_id": batch_id})


def index_names(store: Store) -> None:
    """Index texts of places and drugs that are not yet; part of a larger act."""
    index_texts(store, _NO_BATCH)


def forget_texts(store: Store, batch_id: int) -> None:
    """Take out of the index what `batch_id` alone had, after it was taken back; part of a larger act."""
    execute(store, "drop_searched", {"batch_id": batch_id})


def index_new_store(store: Store) -> None:
    """Index a store that holds seizures from before there was an index."""
    with transaction(store):
        state = read_one(store, "search_state")
        if state["filled"] and not state["indexed"]:
            index_texts(store)


def find_text(store: Store, text: str) -> pa.Table:
    """Return the seizures (seizure_id) that hold what `text` asks for; kept until the store changes."""
    key = (*store_state(store), text)
    with _KEPT.lock:
        if key in _KEPT.answers:
            _KEPT.answers.move_to_end(key)
            return _KEPT.answers[key]
    answer = pa.table({"seizure_id": _find(store, parse_search(text))})
    with _KEPT.lock:
        _KEPT.answers[key] = answer
        while len(_KEPT.answers) > _KEPT_ANSWERS:
            _KEPT.answers.popitem(last=False)
    return answer


def _find(store: Store, terms: tuple[SearchTerm, ...]) -> NDArray[np.int64]:
    # One mark per seizure: sets of up to a million numbers are joined in milliseconds.
    size = int(read_one(store, "largest_seizure")["seizure_id"]) + 1
    meant = np.ones(size, dtype=bool)
    for term in terms:
        marked = np.zeros(size, dtype=bool)
        marked[_hits(store, term)] = True
        meant &= ~marked if term.excluded else marked
    return np.flatnonzero(meant)


def _hits(store: Store, term: SearchTerm) -> NDArray[np.int64]:
    values = {"stems": list(term.stems), "routes": _routes_named(store, term), **_codes_named(term)}
    query = compose_query((), "text_hits", values)
    return np.asarray(store.connection.execute(*query).fetchnumpy()["seizure_id"], dtype=np.int64)


def _routes_named(store: Store, term: SearchTerm) -> list[str] | None:
    names = read_table(store, "route_names")
    rows = zip(names["code"], names["name_en"], names["name_ru"], strict=True)
    return [code for code, *own in rows if any_holds([code, *map(str, own)], term)] or None


def _codes_named(term: SearchTerm) -> dict[str, list[str] | None]:
    """Return the codes whose names hold `term`, with everything below them."""
    return {name: list(_codes_of(vocabulary, term)) or None for name, vocabulary in _NAMED.items()}


@lru_cache(maxsize=1000)
def _codes_of(vocabulary: str, term: SearchTerm) -> tuple[str, ...]:
    terms = get_vocabulary(vocabulary)
    named = [one.code for one in terms if any_holds((one.en, one.ru), term)]
    return tuple(sorted({below for code in named for below in terms.with_descendants(code)}))
