"""The seized items of every row of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from catalogue.clean import find_decimal_separator, mass_equivalent
from catalogue.intake.column_notes import find_thousands_note
from catalogue.intake.distinct import Cells, distinct_rows
from catalogue.intake.item_reading import ItemReader, Reading
from catalogue.intake.item_slots import SlotTexts, read_slots
from catalogue.model import Quantity

if TYPE_CHECKING:
    from catalogue.intake.layouts import Layout
    from catalogue.intake.problem_list import ProblemList
    from catalogue.intake.records import IntArray, StepProgress

ITEM_COLUMNS = ("drug", "drug_text", "amount", "unit", "amount_text", "unit_text")


@dataclass(frozen=True)
class Items:
    """Items of a table: the position of each one's row, and a frame of what is known of it."""

    positions: IntArray
    frame: pd.DataFrame


def read_items(cells: Cells, layout: Layout, problems: ProblemList, progress: StepProgress) -> Items:
    """Return the items of all rows in the order of the sheet; doubts go to `problems`."""
    parts = []
    slots = read_slots(cells, layout)
    for done, texts in enumerate(slots, 1):
        parts.append(_read_slot(texts, problems))
        progress(0.8 * done / len(slots))
    positions = np.concatenate([part.positions for part in parts]) if parts else np.zeros(0, dtype=np.int64)
    _refuse_without_items(positions, cells.height, problems)
    order = np.argsort(positions, kind="stable")
    frame = pd.concat([part.frame for part in parts], ignore_index=True).iloc[order].reset_index(drop=True)
    progress(0.9)
    return Items(positions[order], _with_mass(frame))


def _refuse_without_items(positions: IntArray, height: int, problems: ProblemList) -> None:
    """Refuse the rows of a sheet with a column for each drug where none of them is filled."""
    without = np.ones(height, dtype=bool)
    without[positions] = False
    problems.add("drug_missing", without, "")


def _read_slot(texts: SlotTexts, problems: ProblemList) -> Items:
    places, combinations = distinct_rows([texts.drug, texts.amount, texts.unit])
    reader = ItemReader(_find_decimal(texts, problems))
    used = np.zeros(len(combinations), dtype=bool)
    used[places[texts.present]] = True
    readings = [
        reader.read(*combination) if wanted else Reading()
        for combination, wanted in zip(combinations, used.tolist(), strict=True)
    ]
    _tell(texts, places, readings, problems)
    return _spread(texts, places, readings)


def _find_decimal(texts: SlotTexts, problems: ProblemList) -> str | None:
    """Return the decimal sign that the amounts prove; where they do not, what is assumed is told."""
    decimal = find_decimal_separator(texts.amount.texts)
    if decimal is None:
        header = " + ".join(use.header for use in texts.slot.amounts)
        problems.tell(find_thousands_note(problems.sheet, header, texts.amount))
    return decimal


def _tell(texts: SlotTexts, places: IntArray, readings: list[Reading], problems: ProblemList) -> None:
    slot = texts.slot
    headers = {
        "drug": slot.drug.header if slot.drug else "",
        "amount": slot.amounts[0].header if slot.amounts else "",
        "unit": slot.unit.header if slot.unit else (slot.amounts[0].header if slot.amounts else ""),
    }
    found: dict[tuple[str, str], dict[int, str]] = {}
    for place, reading in enumerate(readings):
        for code, which, value in reading.problems:
            found.setdefault((code, which), {})[place] = value
    for (code, which), values in found.items():
        flags = np.zeros(len(readings), dtype=bool)
        flags[list(values)] = True
        rows = np.flatnonzero(flags[places] & texts.present)
        for_rows = dict(zip(rows.tolist(), (values[place] for place in places[rows].tolist()), strict=True))
        problems.add_at(code, for_rows, headers[which])


def _spread(texts: SlotTexts, places: IntArray, readings: list[Reading]) -> Items:
    """Return one line for each item of each row that has the slot."""
    counts = np.array([len(reading.items) for reading in readings], dtype=np.int64)
    starts = np.cumsum(counts) - counts
    rows = np.flatnonzero(texts.present)
    repeated = counts[places[rows]]
    positions = np.repeat(rows, repeated).astype(np.int64)
    first = np.repeat(starts[places[rows]], repeated)
    within = np.arange(len(positions)) - np.repeat(np.cumsum(repeated) - repeated, repeated)
    flat = [item for reading in readings for item in reading.items]
    table = pd.DataFrame(
        {name: pd.Series([getattr(item, name) for item in flat], dtype=_dtype(name)) for name in ITEM_COLUMNS}
    )
    return Items(positions, table.take(first + within).reset_index(drop=True))


def _dtype(name: str) -> str:
    return "float64" if name == "amount" else "str"


def _with_mass(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the items with their kg equivalents; the factor is looked up once for each drug and unit."""
    pairs = pd.MultiIndex.from_arrays([frame["unit"].fillna(""), frame["drug"]])
    codes, distinct_pairs = pd.factorize(pairs)
    found = [mass_equivalent(Quantity(1.0, unit), drug) if unit else None for unit, drug in distinct_pairs]
    factors = np.array([one.factor if one else np.nan for one in found], dtype=float)
    keys = pd.Series([one.factor_key if one else None for one in found], dtype="str")
    if not found:
        return frame.assign(mass_kg=pd.Series(dtype="float64"), factor_key=pd.Series(dtype="str"))
    mass_kg = frame["amount"].to_numpy() * factors[codes]
    factor_key = keys.take(codes).reset_index(drop=True).where(~np.isnan(mass_kg))
    return frame.assign(mass_kg=mass_kg, factor_key=factor_key)
