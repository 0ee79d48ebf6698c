"""Every query that counts or lists what filters mean, against sums of plain Python over drawn records."""

from __future__ import annotations

import datetime as dt
import math
import re
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import catalogue
from catalogue.filters import Filters
from catalogue.model import Handling
from catalogue.store import add_operation_tags, read_counted, read_selected
from catalogue.store.sql import COUNTED, SELECTED
from tests.recount.answers_of_places import PLACE_ANSWERS, kept_counts
from tests.recount.answers_of_seizures import SEIZURE_ANSWERS
from tests.recount.answers_of_time import TIME_ANSWERS
from tests.recount.asked import Asked
from tests.recount.meaning import draw_filters
from tests.recount.records import draw_records

if TYPE_CHECKING:
    from catalogue import Store
    from tests.recount.asked import Answer, Row
    from tests.recount.records import Records
    from tests.recount.writing import Stores

QUERIES = Path(catalogue.__file__).parent / "store" / "queries"
ANSWERS = PLACE_ANSWERS | SEIZURE_ANSWERS | TIME_ANSWERS
# It changes the store: its own test stands below.
CHANGING = {"write_operation_tags"}
# Filters that each part of an answer meets: all, chemicals alone, one drug of several, places, days, codes,
# and nothing at all.
SIMPLE = (
    Filters(), Filters(drugs=("precursors",)), Filters(drugs=("heroin",)),
    Filters(drugs=("opium", "acetic_anhydride")),
    Filters(countries=("TJ",), duplicates="merged"), Filters(ceiling=Handling.AMBER), Filters(batch=6),
    Filters(precisions=("exact", "settlement", "district")), Filters(date_from=dt.date(2021, 1, 31)),
    Filters(countries=("QQ",)),
)  # fmt: skip


def queries_over_filters() -> set[str]:
    """Return the queries that are asked of what filters mean."""
    words = re.compile(r"\b(placed|matching|selected|chosen|counted)\b")
    texts = {path.stem: path.read_text(encoding="utf-8") for path in QUERIES.glob("*.sql")}
    return {name for name, text in texts.items() if words.search(re.sub(r"--.*", "", text))}


def test_every_query_over_filters_is_compared() -> None:
    assert queries_over_filters() - {*SELECTED, *COUNTED} == {*ANSWERS, *CHANGING}


def plain(value: Any) -> Any:
    """Return a value of a table as plain Python, numbers to nine digits after the point."""
    if value is np.ma.masked or value is pd.NA:  # what tables hold where nothing is known
        return None
    if isinstance(value, list | tuple | np.ndarray):
        return tuple(plain(one) for one in value)
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, pd.Timestamp | dt.datetime):
        moment = pd.Timestamp(value)
        return moment.date() if moment == moment.normalize() else moment.to_pydatetime()
    if isinstance(value, np.generic):
        value = value.item()
    return round(float(value), 9) if isinstance(value, int | float) else value


def found(store: Store, name: str, answer: Answer, filters: Filters, values: dict[str, Any]) -> list[Row]:
    """Return the rows of the store's own answer."""
    if answer.counts:
        table = read_counted(store, name, filters, counts=answer.counts, **values)
    else:
        table = read_selected(store, name, filters, **values)
    columns = list(answer.columns or table.columns)
    return [plain(row) for row in zip(*(table[column].tolist() for column in columns), strict=True)]


def differing(
    store: Store, records: Records, filters: Filters
) -> list[tuple[str, Filters, list[Row], list[Row]]]:
    """Return the queries whose answers differ, with both answers."""
    asked = Asked(records, filters)
    wrong = []
    for name, answer in ANSWERS.items():
        for values in answer.tried:
            own = found(store, name, answer, filters, dict(values))
            wanted = [plain(row) for row in answer.rows(asked, **values)]
            if not answer.ordered:
                own, wanted = sorted(own, key=repr), sorted(wanted, key=repr)
            if own != wanted:
                wrong.append((name, filters, own, wanted))
    return wrong


@pytest.mark.parametrize("filters", SIMPLE)
def test_every_query_answers_as_plain_python_does(store: Store, large: Records, filters: Filters) -> None:
    assert differing(store, large, filters) == []


@settings(deadline=None, max_examples=5, phases=(Phase.generate,))
@given(seed=st.integers(0, 2**32))
def test_every_query_answers_as_plain_python_does_whatever_is_asked(stores: Stores, seed: int) -> None:
    rng = Random(seed)
    records = draw_records(rng)
    with stores.write(records) as drawn:
        assert differing(drawn, records, draw_filters(rng, most=2)) == []


def test_counts_by_place_stand_beside_what_is_known_of_the_place(store: Store, large: Records) -> None:
    names = ("place_id", "batch_id", "cases", "country", "precision", "province")
    values = catalogue.store.read_counted(store, "counted", Filters(countries=("KZ",)))[list(names)]
    own = sorted((plain(row) for row in values.to_numpy().tolist()), key=repr)
    wanted = kept_counts(Asked(large, Filters(countries=("KZ",))))
    assert own == sorted((plain(row) for row in wanted), key=repr) != []


@pytest.mark.parametrize("filters", [Filters(), Filters(drugs=("heroin",), ceiling=Handling.GREEN)])
def test_an_operation_is_tagged_on_each_seizure_that_is_meant_once(stores: Stores, filters: Filters) -> None:
    records = draw_records(Random(3), size=40)
    wanted = {one.seizure_id for one in Asked(records, filters).chosen}
    held = {tag.seizure_id for tag in records.tags if tag.holds and tag.operation == "MOSQ"}
    ended = {tag.seizure_id for tag in records.tags if not tag.holds and tag.operation == "MOSQ"}
    assert ended - held
    with stores.write(records) as drawn:
        assert add_operation_tags(drawn, filters, "MOSQ", "person") == len(wanted - held) > 0
        answer = read_selected(drawn, "export_seizures", Filters(operations=("MOSQ",)))
        assert set(answer["seizure_id"]) == wanted | held
        assert add_operation_tags(drawn, filters, "MOSQ", "person") == 0
