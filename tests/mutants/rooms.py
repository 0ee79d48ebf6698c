"""Which files make a room, how many mutants each gets, and how many of them the tests must notice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Tests that need a browser or read the house itself are not run for a mutant.
TESTS = (
    "tests/analysis", "tests/clean", "tests/content", "tests/exchange", "tests/geodata/test_distance.py",
    "tests/geodata/test_lines.py", "tests/intake", "tests/ladder", "tests/output", "tests/recount",
    "tests/routes", "tests/store", "tests/tasks", "tests/test_views.py", "tests/vocabulary",
)  # fmt: skip
# What these tests compare is every room's business.
OF_EVERY_ROOM = ("tests/recount/", "tests/tasks/test_unlike_")
LEFT_OUT = ("tests/output/test_map_in_browser.py", "tests/output/test_map_screen_in_browser.py")


@dataclass(frozen=True)
class Room:
    """A room: its files (globs), those among them that another room has, the share that must be noticed.

    `every_test`: a fault is tried by all tests that reach it, however long they take.
    """

    name: str
    files: tuple[str, ...]
    mutants: int
    must_notice: float = 0.85
    every_test: bool = False
    without: tuple[str, ...] = ()

    def list_files(self, root: Path) -> list[str]:
        """Return the paths of the room's files, relative to `root`, in order."""
        found = {path for glob in self.files for path in root.glob(glob)}
        left_out = {path for glob in self.without for path in root.glob(glob)}
        return sorted(str(path.relative_to(root)) for path in found - left_out)


_QUERIES = "catalogue/store/queries"
# What an office trusts blindly: who sees what, what a filter means, what is written and what is taken back.
_PROMISES = (
    f"{_QUERIES}/matching.sql", f"{_QUERIES}/chosen.sql", f"{_QUERIES}/write_*.sql",
    f"{_QUERIES}/undo_batch.sql", f"{_QUERIES}/stage_rows.sql", "catalogue/store/write.py",
    "catalogue/store/selecting.py",
)  # fmt: skip
_FIGURES = (
    "brief_figures.py", "brief_records.py", "brief_tables.py", "circles.py", "coverage_charts.py",
    "charts.py", "country_roles.py", "data_files.py", "month_layer.py", "new_charts.py", "place_layers.py",
    "unit_layer.py", "view_charts.py", "words.py", "year_charts.py",
)  # fmt: skip

ROOMS = (
    Room("promises", _PROMISES, mutants=80, must_notice=1.0, every_test=True),
    Room("queries", (f"{_QUERIES}/*.sql",), mutants=80, without=_PROMISES),
    Room("store", ("catalogue/store/*.py",), mutants=40, without=_PROMISES),
    Room("filters", ("catalogue/filters.py", "catalogue/views.py", "catalogue/model.py"), mutants=40),
    Room("clean", ("catalogue/clean/*.py",), mutants=40),
    Room("intake", ("catalogue/intake/*.py",), mutants=40),
    Room("analysis", ("catalogue/analysis/*.py",), mutants=40),
    Room("routes", ("catalogue/routes/*.py",), mutants=40),
    Room("exchange", ("catalogue/exchange/*.py",), mutants=40),
    Room("figures", tuple(f"catalogue/output/{file}" for file in _FIGURES), mutants=40),
)
