"""Import end to end against pandas merely reading the same content from a workbook with openpyxl.

Uses ../shared/realdata/unodc_ids_2011_2016.csv.gz where it is there (310,521 rows), else the synthetic demo
sheet drawn out to as many rows. Each import is a whole process, from the file's path to the committed store.
Run: PYTHONPATH=. python tests/benchmarks/bench_import.py
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from catalogue.demo import demo_sheet

PROJECT = Path(__file__).resolve().parents[2]

REAL = PROJECT.parent / "shared" / "realdata" / "unodc_ids_2011_2016.csv.gz"
ROWS = 310_521


def sheet() -> bytes:
    """Return the sheet to import as CSV."""
    return gzip.decompress(REAL.read_bytes()) if REAL.exists() else demo_sheet(rows=ROWS)


def workbook_cell(text: str) -> str | float:
    """Return a number as a number, and a text without the characters that no workbook may hold."""
    return float(text) if text.replace(".", "", 1).isdigit() else ILLEGAL_CHARACTERS_RE.sub("", text)


def write_workbook(content: bytes, path: Path) -> None:
    """Write a CSV sheet as a workbook, numbers as numbers."""
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("seizures")
    for row in csv.reader(io.StringIO(content.decode()), delimiter=";"):
        page.append([workbook_cell(text) for text in row])
    book.save(path)


def run(*command: str) -> tuple[float, float, str]:
    """Run a process and return its seconds, its peak memory in MB and what it printed."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
    printed = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        message = f"{command} ended with {status}"
        raise RuntimeError(message)
    return time.perf_counter() - started, usage.ru_maxrss / 1024, printed


def import_file(path: Path, folder: Path) -> tuple[float, float, dict[str, int]]:
    """Import a file into a new store by the command and return seconds, MB and the command's answer."""
    store = str(folder / f"{path.name}.duckdb")
    run(sys.executable, "-m", "catalogue", "init", "--store", store)
    words = ("import", str(path), "--store", store, "--json", "--problems", "0")
    seconds, megabytes, printed = run(sys.executable, "-m", "catalogue", *words)
    answer = json.loads(printed)
    if answer["rows_read"] != answer["accepted"] + answer["refused"] + answer["already_known"]:
        message = "rows were lost"
        raise RuntimeError(message)
    return seconds, megabytes, answer


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = sheet()
        packed, workbook = folder / "sheet.csv.gz", folder / "sheet.xlsx"
        packed.write_bytes(gzip.compress(content))
        write_workbook(content, workbook)
        reading = f"import pandas; print(len(pandas.read_excel({str(workbook)!r}, engine='openpyxl')))"
        pandas_seconds, pandas_mb, rows = run(sys.executable, "-c", reading)
        print(f"{'what':<48}{'seconds':>9}{'peak MB':>9}{'ratio':>7}")
        what = f"pandas with openpyxl reads {rows.strip()} rows"
        print(f"{what:<48}{pandas_seconds:9.1f}{pandas_mb:9.0f}{1:7.2f}")
        for path in (packed, workbook):
            seconds, megabytes, answer = import_file(path, folder)
            what = f"import of {path.name}, {answer['rows_read']} rows, end to end"
            print(f"{what:<48}{seconds:9.1f}{megabytes:9.0f}{seconds / pandas_seconds:7.2f}")


if __name__ == "__main__":
    main()
