"""The hand-written tables in geodata/data/tables, read as they stand."""

import csv
from functools import cache
from pathlib import Path

TABLE_DIR = Path(__file__).with_name("data") / "tables"


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Return a table's rows, every cell as text; an empty cell is ''.

    Raises
    ------
    FileNotFoundError
        geodata/data/tables has no such file.
    """
    with (TABLE_DIR / name).open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))
