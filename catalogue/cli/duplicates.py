"""The command of duplicates: list groups of reports that may be one seizure, decide one, undo a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue import tasks
from catalogue.cli.filters import add_filters, read_filters

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from catalogue.store import Store

COMMAND_HELP = {"duplicates": "list groups of seizures that may be one and the same"}


def add_arguments(commands: dict[str, argparse.ArgumentParser]) -> None:
    """Describe what the command of this file takes."""
    command = commands["duplicates"]
    add_filters(command)
    command.add_argument("--limit", type=int, default=50)
    command.add_argument("--min-score", type=float, default=0.5, help="leave out what is less likely, 0 to 1")
    command.add_argument("--later", action="store_true", help="list the groups that were put aside")
    command.add_argument("--decided", action="store_true", help="list the decisions that hold")
    verdicts = ("GROUP", "same|different|later")
    command.add_argument("--decide", nargs=2, metavar=verdicts, help="say what a group is")
    command.add_argument("--lead", type=int, metavar="SEIZURE", help="report whose values lead the group")
    command.add_argument("--undo", type=int, metavar="DECISION", help="take back a decision")


def review_duplicates(opened: Store, options: argparse.Namespace) -> Any:  # noqa: ANN401  a table, or what was done
    """Answer `duplicates`."""
    if options.decide:
        group, verdict = options.decide
        filters = read_filters(opened, options)
        number = tasks.decide_duplicate_group(opened, int(group), verdict, lead=options.lead, filters=filters)
        return {"decision": number, "group": int(group), "verdict": verdict}
    if options.undo is not None:
        tasks.undo_duplicate_decision(opened, options.undo)
        return {"undone": options.undo}
    if options.decided:
        return tasks.list_duplicate_decisions(opened)
    state = "later" if options.later else "open"
    return tasks.find_duplicates(
        opened, read_filters(opened, options), min_score=options.min_score, state=state, limit=options.limit
    )


COMMANDS: dict[str, Callable[[Store, argparse.Namespace], Any]] = {
    "duplicates": review_duplicates,
}
