"""The commands about the store as a whole: create it, fill it with demo data, check it, copy it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalogue import tasks
from catalogue.cli import answers
from catalogue.cli.files import add_output

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from catalogue.store import Store

COMMAND_HELP = {
    "init": "create the store, or bring it up to date",
    "demo": "create the store and import the synthetic demo data",
    "check": "check the rules of the store",
    "backup": "copy the store while it is in use",
}


def add_arguments(commands: dict[str, argparse.ArgumentParser]) -> None:
    """Describe what the commands of this file take."""
    add_output(commands["backup"])


def init(opened: Store, _: argparse.Namespace) -> dict[str, Any]:
    """Answer `init`."""
    return {
        "store": str(opened.path),
        "routes": len(tasks.list_routes(opened)),
        "methods": len(tasks.list_methods()),
    }


def demo(opened: Store, _: argparse.Namespace) -> dict[str, Any]:
    """Answer `demo`."""
    return answers.import_answer(tasks.load_demo(opened), [], [])


def check(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `check`."""
    findings = tasks.check_store(opened)
    told = [
        {"rule": found.rule, "broken": found.broken, "message": found.text(options.language)}
        for found in findings
    ]
    return {"ok": not findings, "findings": told}


def backup(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `backup`."""
    tasks.backup_store(opened, Path(options.output), force=options.force)
    return {"file": options.output}


COMMANDS: dict[str, Callable[[Store, argparse.Namespace], Any]] = {
    "init": init,
    "demo": demo,
    "check": check,
    "backup": backup,
}
