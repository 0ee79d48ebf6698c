"""How long reading, understanding and converting the real public release takes, and how much memory.

Run: python -m tests.benchmarks.bench_import_reading [FILE]. Each form of the file is measured in a process of
its own; the workbook is written first. The last line of each says whether the limits hold.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import openpyxl
import pandas as pd
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

REAL = Path(__file__).parents[3] / "shared" / "realdata" / "unodc_ids_2011_2016.csv.gz"
# Seconds and megabytes that a form of the real file may take on a machine of two cores.
LIMITS = {".gz": (8, 1000), ".xlsx": (40, 2000)}
# A workbook is read by a child process; its peak counts as if it came at the same time as ours.
PROCESSES = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
_DATE, _AMOUNT = 5, 7


def measure(path: Path) -> dict[str, object]:
    """Return what reading, understanding and converting one file costs."""
    from catalogue import intake  # noqa: PLC0415 - the import is no part of what is measured

    steps: list[float] = []
    start, busy = time.perf_counter(), time.process_time()
    source = intake.read_file(
        path.read_bytes(), path.name, unpacked_limit_mb=600, progress=lambda share, _: steps.append(share)
    )
    tables = intake.convert_file(
        source, sender=None, today=dt.date(2026, 1, 1), progress=lambda share, _: steps.append(share)
    )
    return {
        "file": path.name,
        "rows": len(tables.rows),
        "refused": int(tables.rows["refused"].sum()),
        "seconds": round(time.perf_counter() - start, 1),
        "processor_seconds": round(time.process_time() - busy, 1),
        "peak_mb": sum(resource.getrusage(who).ru_maxrss for who in PROCESSES) // 1000,
        "progress_steps": len(steps),
    }


def write_workbook(packed: Path, target: Path) -> None:
    """Write the packed text file as a workbook with typed dates and amounts."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    text = gzip.decompress(packed.read_bytes()).decode()
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=";")):
        cells: list[object] = [ILLEGAL_CHARACTERS_RE.sub("", cell) or None for cell in row]
        if number and row[_AMOUNT]:
            cells[_AMOUNT] = float(row[_AMOUNT])
        if number and row[_DATE]:
            cells[_DATE] = dt.datetime.fromisoformat(row[_DATE])
        sheet.append(cells)
    book.save(target)


def _measure_apart(path: Path) -> dict[str, object]:
    command = [sys.executable, "-m", "tests.benchmarks.bench_import_reading", "--measure", str(path)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, object] = json.loads(answer.stdout)
    seconds, megabytes = LIMITS[path.suffix]
    holds = float(str(found["seconds"])) < seconds and int(str(found["peak_mb"])) < megabytes
    return found | {"limit_seconds": seconds, "limit_mb": megabytes, "holds": holds}


def write_wide_workbook(target: Path) -> None:
    """Write 100,000 rows of 25 columns, as a national register of seizures might have."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Реестр")
    known = ["Номер дела", "Дата изъятия", "Страна", "Область", "Место изъятия", "Наркотик", "Вес, г"]
    sheet.append(known + [f"Показатель {number}" for number in range(25 - len(known))])
    drugs = ("героин", "опий", "гашиш", "марихуана")
    places = ("Пяндж", "Куляб", "Бохтар", "Дусти", "Ишкашим")
    for number in range(100_000):
        day = dt.date(2020, 1, 1) + dt.timedelta(days=number % 1800)
        facts = [
            f"{number}/20",
            day,
            "Таджикистан",
            "Хатлонская область",
            places[number % 5],
            drugs[number % 4],
        ]
        sheet.append(
            [*facts, number % 977 + 0.5, *(f"значение {number % 50}" for _ in range(25 - len(known)))]
        )
    book.save(target)


def compare_with_openpyxl(path: Path) -> dict[str, object]:
    """Return how long the product takes for a workbook, and pandas with openpyxl to open it."""
    found = _measure_apart(path)
    start = time.perf_counter()
    pd.read_excel(path, engine="openpyxl")
    opened = round(time.perf_counter() - start, 1)
    return found | {"openpyxl_seconds": opened, "faster": float(str(found["seconds"])) < opened}


def main() -> None:
    """Measure the real file packed and as a workbook, and a workbook of 100,000 rows by 25 columns."""
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(Path(sys.argv[2]))))
        return
    packed = Path(sys.argv[1]) if sys.argv[1:] else REAL
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "real.xlsx"
        write_workbook(packed, workbook)
        for path in (packed, workbook):
            print(json.dumps(_measure_apart(path)))
        wide = Path(folder) / "wide.xlsx"
        write_wide_workbook(wide)
        print(json.dumps(compare_with_openpyxl(wide), ensure_ascii=False))


if __name__ == "__main__":
    main()
