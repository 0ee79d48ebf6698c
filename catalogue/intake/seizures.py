"""Accepted rows become seizures; rows that share a case number, a date and a country are one seizure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa

from catalogue.intake.distinct import Coded
from catalogue.intake.grid_building import text_series
from catalogue.intake.not_given import is_not_given
from catalogue.model import SeizureField

if TYPE_CHECKING:
    from catalogue.intake.distinct import BoolArray
    from catalogue.intake.fields import Fields
    from catalogue.intake.items import Items
    from catalogue.intake.records import IntArray

_F = SeizureField
_CODES = {
    "producing_country": _F.PRODUCING_COUNTRY,
    "departure_country": _F.DEPARTURE,
    "destination_country": _F.DESTINATION,
    "transport": _F.TRANSPORT,
    "concealment": _F.CONCEALMENT,
    "installation": _F.INSTALLATION,
    "routing": _F.ROUTING,
}
_TEXTS = {
    "province_text": _F.PROVINCE,
    "place_text": _F.PLACE,
    "departure_text": _F.DEPARTURE,
    "destination_text": _F.DESTINATION,
    "source": _F.SOURCE,
    "reporting_channel": _F.REPORTING_CHANNEL,
    "case_number": _F.CASE_NUMBER,
}
SEIZURE_COLUMNS = (
    "seizure_index",
    "row_index",
    "date_first",
    "date_last",
    "date_precision",
    "country",
    "country_text",
    *_CODES,
    *_TEXTS,
)


@dataclass(frozen=True)
class Seizures:
    """Seizures of a table, and for each row its seizure's index (-1 for a refused row)."""

    frame: pd.DataFrame
    index_of_row: IntArray


def build_seizures(fields: Fields, refused: BoolArray) -> Seizures:
    """Return one seizure for each accepted row, or for each group of accepted rows of one case."""
    accepted = np.flatnonzero(~refused).astype(np.int64)
    first, index = _grouped(fields, accepted)
    index_of_row = np.full(len(refused), -1, dtype=np.int64)
    index_of_row[accepted] = index
    return Seizures(_frame(fields, accepted[first]), index_of_row)


def _grouped(fields: Fields, accepted: IntArray) -> tuple[IntArray, IntArray]:
    """Return the first row of each seizure (as a place in `accepted`) and each row's seizure."""
    cases = fields.texts[_F.CASE_NUMBER].by_row()[accepted]
    if not any(cases):
        alone = np.arange(len(accepted), dtype=np.int64)
        return alone, alone
    dates, countries = fields.dates.days.by_row()[accepted], fields.country.by_row()[accepted]
    seen: dict[object, int] = {}
    first: list[int] = []
    index: list[int] = []
    for place, (case, date, country) in enumerate(zip(cases, dates, countries, strict=True)):
        key = place if is_not_given(case) else (case, date, country)
        if key not in seen:
            seen[key] = len(first)
            first.append(place)
        index.append(seen[key])
    return np.array(first, dtype=np.int64), np.array(index, dtype=np.int64)


def _frame(fields: Fields, rows: IntArray) -> pd.DataFrame:
    dates, places = fields.dates.days.entries, fields.dates.days.codes
    columns: dict[str, object] = {
        "seizure_index": np.arange(len(rows), dtype=np.int64),
        "row_index": rows,
        "date_first": _days(Coded(places, [date and date.first for date in dates]), rows),
        "date_last": _days(Coded(places, [date and date.last for date in dates]), rows),
        "date_precision": _text(Coded(places, [date and date.precision.value for date in dates]), rows),
        "country": _text(fields.country, rows),
        "country_text": _text(fields.country_text, rows),
    }
    columns |= {name: _text(fields.codes[field], rows) for name, field in _CODES.items()}
    columns |= {name: _text(fields.texts[field], rows) for name, field in _TEXTS.items()}
    return pd.DataFrame(columns)[list(SEIZURE_COLUMNS)]


def _days(column: Coded[Any], rows: IntArray) -> pd.Series[Any]:
    days = pa.array(list(column.entries), pa.date32()).take(pa.array(column.codes[rows]))
    return pd.Series(pd.arrays.ArrowExtensionArray(days))


def _text(column: Coded[Any], rows: IntArray) -> pd.Series[str]:
    values = pa.array(list(column.entries), pa.large_string())
    return text_series(values.take(pa.array(column.codes[rows])))


def build_items(items: Items, seizures: Seizures) -> pd.DataFrame:
    """Return the items of accepted rows with the index of their seizure."""
    index = seizures.index_of_row[items.positions]
    kept = index >= 0
    frame = items.frame[kept].reset_index(drop=True)
    frame.insert(0, "item_index", np.arange(len(frame), dtype=np.int64))
    frame.insert(1, "seizure_index", index[kept])
    frame.insert(2, "row_index", items.positions[kept])
    return frame
