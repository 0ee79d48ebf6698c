"""The command that hands out seizures as a file of an open format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalogue import tasks
from catalogue.cli.files import add_output
from catalogue.cli.filters import add_filters, read_filters

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from catalogue.store import Store

COMMAND_HELP = {"export": "write the seizures of a filter to a file of an open format"}


def add_arguments(commands: dict[str, argparse.ArgumentParser]) -> None:
    """Describe what the command of this file takes."""
    commands["export"].add_argument("--format", choices=tasks.EXPORT_FORMS, default="csv")
    add_output(commands["export"])
    add_filters(commands["export"])


def export(opened: Store, options: argparse.Namespace) -> Any:  # noqa: ANN401  what was written
    """Answer `export`."""
    filters = read_filters(opened, options)
    path = Path(options.output)
    return tasks.export_seizures(opened, filters, options.format, path, options.language, force=options.force)


COMMANDS: dict[str, Callable[[Store, argparse.Namespace], Any]] = {"export": export}
