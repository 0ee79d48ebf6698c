"""Plain records into the tables of a store, as they would stand there: no act of the product is asked."""

from __future__ import annotations

import json
import math
import shutil
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalogue.model import SeizureField
from catalogue.store import create_store, index_texts
from catalogue.store.acts import registered, transaction
from tests.recount.records import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store
    from tests.recount.records import Records

COLUMNS = (
    SeizureField.TRANSPORT, SeizureField.CONCEALMENT, SeizureField.INSTALLATION, SeizureField.NARRATIVE,
)  # fmt: skip


class Stores:
    """Writes each catalogue to a store of its own: a copy of one that was brought up to date once."""

    def __init__(self, folder: Path) -> None:
        self._empty = folder / "empty.duckdb"
        self._folder = folder
        self._made = 0
        create_store(self._empty).close()

    def write(self, records: Records) -> Store:
        """Return a new store that holds `records`; who asks closes it."""
        self._made += 1
        path = self._folder / f"drawn{self._made}.duckdb"
        shutil.copy(self._empty, path)
        store = create_store(path)
        with transaction(store):
            for name, rows in tables_of(records):
                write_table(store, name, rows)
            index_texts(store)
        return store


def write_table(store: Store, name: str, rows: list[dict[str, Any]]) -> None:
    """Insert rows by the names of their columns."""
    if rows:
        with registered(store, drawn=pd.DataFrame(rows, dtype=object)):
            store.connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM drawn")  # noqa: S608  names are the test's own


def tables_of(records: Records) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield each table of the store and its rows."""
    yield "batch", [batch_row(records, one) for one in records.batches]
    yield "batch_column", [column_row(one.batch_id, at) for one in records.batches if not one.undone
                           for at in range(len(COLUMNS))]  # fmt: skip
    yield "raw_row", [raw_row(one) for one in records.seizures]
    yield "place", [place_row(one) for one in records.places]
    yield "seizure", [seizure_row(one) for one in records.seizures]
    yield "seized_item", [item_row(one, item) for one in records.seizures for item in one.items]
    yield "attribution", [vars(tie) | {"score": tie.share, "reason": "drawn", "asserted": False}
                          for tie in records.ties]  # fmt: skip
    yield (
        "operation_tag",
        [
            {"tag_id": tag.tag_id, "seizure_id": tag.seizure_id, "operation": tag.operation}
            | made("tagged", holds=tag.holds)
            for tag in records.tags
        ],
    )
    yield (
        "duplicate_decision",
        [
            {"decision_id": one.decision_id, "verdict": one.verdict, "seizures": list(one.seizures)}
            | ({} if one.lead is None else {"lead": one.lead})
            | made("decided", holds=one.holds)
            for one in records.repeats
        ],
    )
    for stated, name in ((False, "consignment"), (True, "stated_consignment")):
        yield (
            name,
            [
                {"seizure_id": one.seizure_id, "container_text": "", "goods_text": one.goods, "unit_text": ""}
                | (made("stated", holds=one.holds) if stated else {})
                for one in records.goods
                if one.stated == stated
            ],
        )
    yield "route_version", [route_row(code, *names) for code, names in records.routes.items()]


def made(verb: str, *, holds: bool) -> dict[str, object]:
    """Return who decided something and when, and whether it ended."""
    told = {f"{verb}_by": "drawn", f"{verb}_at": TODAY}
    return told | {"ended_by": None if holds else "drawn", "ended_at": None if holds else TODAY}


def batch_row(records: Records, batch: Any) -> dict[str, Any]:
    """Return a row of table batch."""
    rows = sum(one.batch.batch_id == batch.batch_id for one in records.seizures)
    return {
        "batch_id": batch.batch_id, "upload_sha256": f"{batch.batch_id:064}",
        "name": f"b{batch.batch_id}.csv",
        "sender": batch.sender, "layout": "drawn", "handling": batch.handling.value,
        "handling_rank": batch.handling.rank, "synthetic": batch.synthetic, "imported_at": TODAY,
        "undone_at": TODAY if batch.undone else None,
        "rows_read": rows, "accepted": rows, "refused": 0, "already_known": 0,
    }  # fmt: skip


def column_row(batch_id: int, at: int) -> dict[str, Any]:
    """Return a row of table batch_column."""
    return {"batch_id": batch_id, "sheet": "S", "position": at, "header": COLUMNS[at].value,
            "field": COLUMNS[at].value, "withheld": False}  # fmt: skip


def cells_of(seizure: Any) -> list[str]:
    """Return the cells of the row that tells of a seizure: its narrative is the only text with words."""
    return ["1", "2", "3", seizure.narrative]


def raw_row(seizure: Any) -> dict[str, Any]:
    """Return a row of table raw_row."""
    number = seizure.seizure_id
    return {"raw_row_id": number, "batch_id": seizure.batch.batch_id, "sheet": "S", "row_number": number + 1,
            "cells": cells_of(seizure), "fingerprint": f"{number:032x}", "refused": False}  # fmt: skip


def place_row(place: Any) -> dict[str, Any]:
    """Return a row of table place; EPSG:3857 on the unit square."""
    x = y = None
    if place.latitude is not None:
        x = (place.longitude + 180) / 360
        y = 0.5 - math.log(math.tan(math.pi / 4 + math.radians(place.latitude) / 2)) / (2 * math.pi)
    told = {"decision": "accepted", "world_x": x, "world_y": y, "reason": "drawn", "asserted": False}
    return vars(place) | told


def seizure_row(one: Any) -> dict[str, Any]:
    """Return a row of table seizure."""
    return {
        "seizure_id": one.seizure_id, "batch_id": one.batch.batch_id, "raw_row_id": one.seizure_id,
        "date_first": one.date_first, "date_last": one.date_last, "date_precision": one.date_precision,
        "country": one.country, "place_id": one.place.place_id,
        "departure_country": one.departure, "destination_country": one.destination,
        "transport": one.transport, "concealment": one.concealment, "installation": one.installation,
        "case_number": f"C-{one.seizure_id}", "handling_rank": one.batch.handling.rank,
    }  # fmt: skip


def item_row(seizure: Any, item: Any) -> dict[str, Any]:
    """Return a row of table seized_item."""
    told = {"seizure_id": seizure.seizure_id, "batch_id": seizure.batch.batch_id}
    texts = {"raw_row_id": seizure.seizure_id, "amount_text": str(item.amount), "unit_text": str(item.unit)}
    return vars(item) | told | texts


def route_row(code: str, name_en: str, name_ru: str) -> dict[str, Any]:
    """Return a row of table route_version."""
    record = json.dumps({"code": code, "name_en": name_en, "name_ru": name_ru})
    return {"code": code, "version": 1, "record": record, "line": "[]", "record_sha256": "0" * 64,
            "changed_by": "drawn", "changed_at": TODAY, "change": "drawn"}  # fmt: skip
