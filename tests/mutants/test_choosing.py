"""Which tests try a fault: of those that reach it, first those of its room, the quickest file run first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.mutants.choosing import EVERY_TEST, Chooser, Limits
from tests.mutants.mutant import Mutant

if TYPE_CHECKING:
    from pathlib import Path

# Test or fixture: its seconds.
SECONDS = {
    "tests/clean/test_a.py::test_quick": 1.0,
    "tests/store/test_b.py::test_slow": 9.0,
    "tests/store/test_b.py::test_long": 30.0,
    "tests/tasks/test_c.py::test_one": 2.0,
    "tests/tasks/test_c.py::test_two": 2.5,
    "fixture filled of tests/tasks": 4.0,
}
FIXTURES = {
    name: ["fixture filled of tests/tasks"] if "tasks" in name else []
    for name in SECONDS
    if not name.startswith("fixture")
}
OF_A_QUERY = Mutant("catalogue/store/queries/q.sql", "bound", 0, 1, "2")


def choose(tmp_path: Path, limits: Limits) -> tuple[list[str], float]:
    """Return what is chosen for a fault of a query that the fixture and the tests without it reach."""
    reached = [name for name in SECONDS if "tasks/test_c" not in name]
    noted = {"seconds": SECONDS, "fixtures": FIXTURES, "lines": {}, "queries": {"q.sql": reached}}
    user = tmp_path / "catalogue" / "store" / "read.py"
    user.parent.mkdir(parents=True)
    user.write_text('QUERY = "q"\n', encoding="utf-8")
    (tmp_path / "reach.json").write_text(json.dumps(noted), encoding="utf-8")
    return Chooser(tmp_path, [tmp_path / "reach.json"]).choose(OF_A_QUERY, limits)


def test_what_a_fixture_reaches_counts_for_the_tests_that_ask_for_it_and_costs_once(tmp_path: Path) -> None:
    names, seconds = choose(tmp_path, EVERY_TEST)
    assert [name.partition("::")[2] for name in names] == [
        "test_quick", "test_one", "test_two", "test_slow", "test_long",
    ]  # fmt: skip
    assert seconds == 1 + 2 + 2.5 + 4 + 9 + 30


def test_first_come_those_of_the_room_and_then_what_else_fits(tmp_path: Path) -> None:
    names, seconds = choose(tmp_path, Limits(of_one_file_s=10, first_s=11, in_all_s=20))
    assert names == [
        "tests/clean/test_a.py::test_quick", "tests/store/test_b.py::test_slow",
        "tests/tasks/test_c.py::test_one", "tests/tasks/test_c.py::test_two",
    ]  # fmt: skip
    assert seconds == 1 + 9 + 2 + 2.5 + 4
