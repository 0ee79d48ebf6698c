"""A small import as tables, written by hand."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

import pandas as pd

from catalogue.model import Handling
from catalogue.store import BatchFacts, Upload


@dataclass(frozen=True)
class Tables:
    """Tables of an import, in the shape that the store writes."""

    rows: pd.DataFrame
    seizures: pd.DataFrame
    items: pd.DataFrame
    problems: pd.DataFrame
    columns: pd.DataFrame
    layouts: pd.DataFrame


def fingerprint(text: str) -> str:
    """Return 32 hexadecimal digits for a text."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def make_tables(texts: list[str], *, refused: frozenset[int] = frozenset()) -> Tables:
    """Return the tables of a sheet with one cell a row; equal texts are equal rows."""
    rows = pd.DataFrame(
        {
            "row_index": range(len(texts)),
            "sheet": "S",
            "row_number": range(2, len(texts) + 2),
            "cells": [[text] for text in texts],
            "fingerprint": [fingerprint(text) for text in texts],
            "refused": [index in refused for index in range(len(texts))],
        }
    )
    kept = [index for index in range(len(texts)) if index not in refused]
    return Tables(
        rows,
        make_seizures(kept),
        make_items(kept),
        make_problems(sorted(refused)),
        make_columns(),
        make_layouts(len(texts)),
    )


def make_seizures(row_indexes: list[int]) -> pd.DataFrame:
    """Return one seizure in Tajikistan for each row."""
    empty = [
        "producing_country",
        "departure_country",
        "departure_text",
        "destination_country",
        "destination_text",
    ]
    codes = [
        "transport",
        "concealment",
        "installation",
        "routing",
        "case_number",
        "source",
        "reporting_channel",
    ]
    count = len(row_indexes)
    return pd.DataFrame(
        {
            "seizure_index": range(count),
            "row_index": row_indexes,
            "date_first": [dt.date(2020, 1, 1)] * count,
            "date_last": [dt.date(2020, 1, 1)] * count,
            "date_precision": ["day"] * count,
            "country": ["TJ"] * count,
            "province_text": ["Khatlon"] * count,
            "place_text": [""] * count,
        }
        | {name: pd.Series([None] * count, dtype="str") for name in [*empty, *codes]}
    )


def make_items(row_indexes: list[int]) -> pd.DataFrame:
    """Return one item of 2 kg heroin for each seizure."""
    count = len(row_indexes)
    return pd.DataFrame(
        {
            "item_index": range(count),
            "seizure_index": range(count),
            "row_index": row_indexes,
            "drug": ["heroin"] * count,
            "drug_text": ["Heroin"] * count,
            "amount": [2.0] * count,
            "unit": ["kg"] * count,
            "amount_text": ["2"] * count,
            "unit_text": ["kg"] * count,
            "mass_kg": [2.0] * count,
            "factor_key": ["kg"] * count,
        }
    )


def make_problems(rows: list[int]) -> pd.DataFrame:
    """Return one problem for each refused row."""
    count = len(rows)
    return pd.DataFrame(
        {
            "code": pd.Series(["date_missing"] * count, dtype="str"),
            "sheet": pd.Series(["S"] * count, dtype="str"),
            "row_number": pd.Series([row + 2 for row in rows], dtype="int64"),
            "header": pd.Series(["DATE"] * count, dtype="str"),
            "value": pd.Series([""] * count, dtype="str"),
        }
    )


def make_layouts(rows: int) -> pd.DataFrame:
    """Return the one table of the sheet."""
    layout = '{"name": "by_hand", "columns": [], "constants": {}}'
    place = {"sheet": ["S"], "first_row": [2], "last_row": [rows + 1]}
    return pd.DataFrame({"table_number": [0]} | place | {"layout": [layout]})


def make_columns() -> pd.DataFrame:
    """Return the one column of the sheet."""
    return pd.DataFrame(
        {"sheet": ["S"], "position": [0], "header": ["DATE"], "field": ["date"], "withheld": [False]}
    )


PLACES = pd.DataFrame(
    {
        "country": ["TJ"], "province_text": ["Khatlon"], "place_text": [""], "decision": ["accepted"],
        "gazetteer_id": ["TJ-KT"], "name_en": ["Khatlon"], "name_ru": ["Хатлонская область"],
        "kind": ["province"],
        "province": ["TJ-KT"], "latitude": [37.8], "longitude": [69.0], "precision": ["province"],
        "precision_km": [90.0], "score": [1.0], "reason": ["exact_name"],
        "asserted": [False],
    }
)  # fmt: skip
FACTS = BatchFacts("TEST", "by_hand", Handling.AMBER, synthetic=False, actor="test")


def make_upload(content: bytes = b"a;b\n1;2\n") -> Upload:
    """Return an upload whose hash is true."""
    return Upload("sheet.csv", hashlib.sha256(content).hexdigest(), content)
