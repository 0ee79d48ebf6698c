"""What a sheet became, as a few lines that a person can read and compare."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from catalogue import intake
from tests.intake.builders import TODAY

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = (
    "province_text",
    "place_text",
    "case_number",
    "transport",
    "concealment",
    "installation",
    "producing_country",
    "departure_country",
    "destination_country",
    "routing",
    "source",
    "reporting_channel",
)


def describe_upload(content: bytes, name: str) -> str:
    """Return every table of an upload: columns, seizures with items, problems, what was skipped."""
    source = intake.read_file(content, name, unpacked_limit_mb=50, progress=None)
    lines = [f"file note {note.code}" for note in source.notes]
    for table in source.tables:
        layout = intake.understand(table)
        result = intake.convert(table, layout, sender=None, today=TODAY, progress=None)
        lines += [f"sheet {table.sheet}: {len(result.rows)} rows, {int(result.rows.refused.sum())} refused"]
        lines += [f"  note {note.code}" for note in table.notes]
        lines += [f"  {_column(use)}" for use in layout.columns]
        lines += [f"  {line}" for line in _seizures(result)]
        lines += [
            f"  problem {p.code} row {p.row} {p.column}: {p.value}" for p in result.problems.itertuples()
        ]
        lines += [f"  assumed {note.code}" for note in result.notes]
        lines += [f"  skipped {row.kind.value} row {row.row_number}: {row.text}" for row in table.skipped]
    return "\n".join(lines) + "\n"


def _column(use: intake.ColumnUse) -> str:
    meaning = "withheld" if use.withheld else (use.field.value if use.field else "kept as text")
    extra = [word for word in (use.drug, use.unit, "" if use.sure else "to confirm") if word]
    return f"column {use.header} = {', '.join([meaning, *extra])}"


def _seizures(result: intake.Converted) -> list[str]:
    items = dict(iter(result.items.groupby("seizure_index")))
    rows = result.rows["row_number"]
    return [
        _seizure(one, rows[one.row_index], items[one.seizure_index]) for one in result.seizures.itertuples()
    ]


def _seizure(seizure: Any, row: int, items: pd.DataFrame) -> str:
    days = str(seizure.date_first)
    if seizure.date_last != seizure.date_first:
        days += f"..{seizure.date_last} ({seizure.date_precision})"
    values = [str(getattr(seizure, name)) for name in _SHOWN if isinstance(getattr(seizure, name), str)]
    known = [value for value in values if value]
    told = "; ".join(_item(item) for item in items.itertuples())
    return " | ".join([f"row {row}", days, seizure.country, *known, told])


def _item(item: Any) -> str:
    amount = "?" if math.isnan(item.amount) else f"{item.amount:g}"
    unit = item.unit if isinstance(item.unit, str) else "?"
    mass = "no kg" if math.isnan(item.mass_kg) else f"{item.mass_kg:g} kg"
    return f"{item.drug} {amount} {unit} ({mass})"
