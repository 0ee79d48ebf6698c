"""A pytest plugin that notes which tests reach which line and which query, and how long each takes.

A fixture that serves many tests runs once; what it reaches counts for each test that asks for it.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import coverage
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTED = "CATALOGUE_REACH"


class Reach:
    """What was reached so far: of each context (a test, a fixture) its seconds, its lines and its queries."""

    def __init__(self) -> None:
        self.coverage = coverage.Coverage(data_file=None, source=["catalogue", "geodata"], config_file=False)
        self.context = ""
        self.seconds: dict[str, float] = defaultdict(float)
        self.queries: dict[str, set[str]] = defaultdict(set)
        self.fixtures: dict[str, list[str]] = {}
        self._read_text = Path.read_text

    def enter(self, context: str) -> str:
        """Note for `context` what is reached from now on; returns what was noted for before."""
        before, self.context = self.context, context
        self.coverage.switch_context(context)
        return before

    def watch_queries(self) -> None:
        """Note each query whose text is read; the texts are read anew for each test."""
        reach, read_text = self, self._read_text

        def noting(path: Path, *args: Any, **kwargs: Any) -> str:
            if path.suffix == ".sql":
                reach.queries[path.name].add(reach.context)
            return read_text(path, *args, **kwargs)

        Path.read_text = noting  # type: ignore[method-assign]

    def write(self, to: Path) -> None:
        """Write down what was reached."""
        data = self.coverage.get_data()
        here = f"{Path.cwd()}/"
        lines = {
            file.removeprefix(here): {
                str(line): contexts for line, contexts in data.contexts_by_lineno(file).items()
            }
            for file in data.measured_files()
        }
        noted = {
            "seconds": self.seconds, "fixtures": self.fixtures, "lines": lines,
            "queries": {name: sorted(contexts) for name, contexts in self.queries.items()},
        }  # fmt: skip
        to.write_text(json.dumps(noted), encoding="utf-8")


_REACH = Reach()


def pytest_sessionstart() -> None:
    _REACH.coverage.start()
    _REACH.watch_queries()


def pytest_sessionfinish() -> None:
    _REACH.coverage.stop()
    _REACH.write(Path(os.environ[NOTED]))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    _forget_queries()
    _REACH.enter(item.nodeid)
    _REACH.fixtures[item.nodeid] = []
    began = perf_counter()
    try:
        return (yield)
    finally:
        _REACH.seconds[item.nodeid] += perf_counter() - began
        _REACH.enter("")


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: Any, request: Any) -> Iterator[object]:
    """Note what a shared fixture reaches for the fixture; its seconds are taken off the first test's."""
    key = _key(fixturedef, request)
    if fixturedef.scope == "function":
        return (yield)
    before = _REACH.enter(key)
    began = perf_counter()
    try:
        return (yield)
    finally:
        took = perf_counter() - began
        _REACH.seconds[key] += took
        _REACH.seconds[before] -= took
        _REACH.enter(before)
        _forget_queries()


def pytest_runtest_teardown(item: Any) -> None:
    """Note which shared fixtures the test had."""
    shared = (
        _key(definition, item._request)  # noqa: SLF001 - pytest tells it nowhere else
        for definitions in item._fixtureinfo.name2fixturedefs.values()  # noqa: SLF001
        for definition in definitions
        if definition.scope != "function"
    )
    _REACH.fixtures[item.nodeid] = sorted(set(shared))


def _key(definition: Any, request: Any) -> str:
    file = "" if definition.scope == "session" else request.node.nodeid.split("::")[0]
    return f"fixture {definition.argname} of {definition.baseid} {file}".strip()


def _forget_queries() -> None:
    """Let the next test read the texts of its queries itself."""
    from catalogue.store import sql  # noqa: PLC0415 - what is measured may not be loaded before it is watched

    sql.get_sql.cache_clear()
    sql._compose.cache_clear()  # noqa: SLF001
