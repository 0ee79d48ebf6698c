"""The command of saved views: list, rename, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue import tasks

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from catalogue.store import Store

COMMAND_HELP = {"views": "list the saved views, rename one, or delete one"}


def add_arguments(commands: dict[str, argparse.ArgumentParser]) -> None:
    """Describe what the commands of this file take."""
    commands["views"].add_argument("--rename", nargs=2, metavar=("NAME", "NEW"))
    commands["views"].add_argument("--delete", metavar="NAME")


def list_views(opened: Store, options: argparse.Namespace) -> Any:  # noqa: ANN401  a list, or what was done
    """Answer `views`."""
    if options.rename:
        name, new = options.rename
        tasks.rename_view(opened, name, new)
        return {"renamed": name, "name": new}
    if options.delete:
        tasks.delete_view(opened, options.delete)
        return {"deleted": options.delete}
    return [
        {
            "number": view.number,
            "name": view.name,
            "screen": view.screen,
            "address": view.state.to_query(),
            "saved_by": view.saved_by,
            "saved_at": view.saved_at,
        }
        for view in tasks.list_views(opened)
    ]


COMMANDS: dict[str, Callable[[Store, argparse.Namespace], Any]] = {"views": list_views}
