"""Runs tests against one mutant after another, each in a process that begins with the libraries loaded.

Reads one job a line from standard input (JSON: path, text, tests, seconds), answers one line each. The mutant
stands in the worker's own copy of the project, so that programs started by a test meet it too.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

# The product itself, loaded beforehand where the fault is in a query: its text is read when it is asked for.
_PRODUCT = ("catalogue.tasks", "catalogue.cli.main", "catalogue.output.maps", "geodata.gazetteer")
# Loaded before the first mutant: none of them reads the project's own code.
_LIBRARIES = (
    "pandas", "numpy", "pyarrow", "pyarrow.csv", "pyarrow.parquet", "duckdb", "yaml", "pydantic",
    "babel.numbers", "babel.dates", "python_calamine", "openpyxl", "xlsxwriter", "rapidfuzz",
    "snowballstemmer", "pyogrio", "shapely", "rustworkx", "matplotlib.pyplot", "typst", "docx", "pptx",
    "altair", "h3", "scipy.stats", "ruptures", "folium", "esda.getisord", "libpysal.weights", "hypothesis",
    "playwright.sync_api", "pypdf",
)  # fmt: skip
_PAUSE_S = 0.02


class _Noticed:
    """Writes down the first test that fails."""

    def __init__(self, to: Path) -> None:
        self.to = to

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.to.exists():
            self.to.write_text(report.nodeid, encoding="utf-8")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.to.exists():
            self.to.write_text(report.nodeid or "collection", encoding="utf-8")


class _InOrder:
    """Runs the tests in the order in which they were asked for."""

    def __init__(self, tests: list[str]) -> None:
        self.place = {test: place for place, test in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: self.place.get(item.nodeid, len(self.place)))


def main() -> None:
    """Answer jobs until there are no more."""
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for library in _LIBRARIES + (_PRODUCT if "--with-the-product" in sys.argv else ()):
        importlib.import_module(library)
    for line in sys.stdin:
        answers.write(json.dumps(_run(json.loads(line))) + "\n")


def _run(job: dict[str, Any]) -> dict[str, object]:
    file = Path(job["path"])
    was = file.read_bytes()
    noticed = Path(".noticed")
    noticed.unlink(missing_ok=True)
    began = time.monotonic()
    try:
        file.write_text(job["text"], encoding="utf-8")
        code = _in_a_process(lambda: _run_tests(job["tests"], noticed), job["seconds"])
    finally:
        file.write_bytes(was)
    by = noticed.read_text(encoding="utf-8") if noticed.exists() else ""
    return {"code": code, "by": by, "seconds": round(time.monotonic() - began, 1)}


def _run_tests(tests: list[str], noticed: Path) -> int:
    arguments = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", *tests]
    return int(pytest.main(arguments, plugins=[_Noticed(noticed), _InOrder(tests)]))


def _in_a_process(run: Callable[[], int], seconds: float) -> int | None:
    """Return the exit code of `run`; None where it did not end in time and was ended, with all it started."""
    child = os.fork()
    if child == 0:
        os.setsid()
        code = 1
        try:
            code = run()
        finally:
            os._exit(code)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            _end(child)
            return os.waitstatus_to_exitcode(status)
        time.sleep(_PAUSE_S)
    _end(child)
    os.waitpid(child, 0)
    return None


def _end(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


if __name__ == "__main__":
    main()
