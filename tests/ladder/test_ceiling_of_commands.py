"""Under `--ceiling` a command prints what it prints of a store without the stricter records."""

from __future__ import annotations

import argparse
import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from catalogue.cli import main
from catalogue.cli.main import make_parser
from tests.ladder.rungs import CODES

if TYPE_CHECKING:
    from pathlib import Path

# How each command that takes a ceiling is called to print an answer.
CALLS = {
    "seizures": [()],
    "duplicates": [()],
    "trends": [("--period", "year"), ()],
    "hotspots": [(), ("--geojson",)],
    "new": [()],
    "modus": [(), ("--rows", "drug", "--columns", "crossing")],
    "coverage": [(), ("--open-duplicates",)],
    "operations": [(), ("--tag", "KANAL_2007", "--dry-run")],
}
# They write files, which have tests of their own here.
WRITING = {"brief", "export", "places-export"}
# They tell of records under every code and take no ceiling: whoever may start them may see all.
FOR_THOSE_WHO_MAY_SEE_ALL = {
    "attribution", "batches", "consignments", "error-workbook", "layouts", "log", "mend", "methods", "method",
    "places", "problems", "route", "routes", "views",
}  # fmt: skip
TELLING_NOTHING = {
    "backup", "check", "demo", "import", "init", "locate", "place-decide", "places-import", "undo",
}  # fmt: skip


def commands() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command."""
    found: dict[str, argparse.ArgumentParser] = next(
        action.choices
        for action in make_parser()._actions  # noqa: SLF001  argparse has no other way
        if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001
    )
    return found


def test_every_command_is_known_to_take_a_ceiling_or_not() -> None:
    takes = {name for name, command in commands().items() if "--ceiling" in command.format_help()}
    assert takes == {*CALLS, *WRITING}
    assert {*commands()} - takes == FOR_THOSE_WHO_MAY_SEE_ALL | TELLING_NOTHING


@pytest.mark.parametrize("name", CALLS)
def test_a_command_prints_what_is_at_or_below_the_ceiling_and_no_more(
    rungs: list[Path], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    def printed(*words: str) -> Any:
        assert main([name, *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    for options in CALLS[name]:
        answers = [printed(*options, "--ceiling", code, "--store", str(rungs[-1])) for code in CODES]
        assert answers == [printed(*options, "--store", str(rung)) for rung in rungs]
        assert all(one != other for one, other in pairwise(answers))
