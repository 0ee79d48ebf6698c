"""The option -o: where a command writes a file, and whether it may replace one that is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalogue import tasks

if TYPE_CHECKING:
    import argparse

    from catalogue.store import Store


def add_output(command: argparse.ArgumentParser, kinds: str = "", *, required: bool = True) -> None:
    """Let a command take -o FILE and --force.

    Parameters
    ----------
    kinds
        What FILE may be, said before what -o does to a file that is there.
    """
    told = f"{kinds}; " if kinds else ""
    command.add_argument(
        "-o", "--output", required=required, metavar="FILE",
        help=f"{told}a file that is there is left alone without --force; a store always is",
    )  # fmt: skip
    command.add_argument("--force", action="store_true", help="replace the file of -o where there is one")


def write_file(
    opened: Store, options: argparse.Namespace, content: bytes, default: str = ""
) -> dict[str, Any]:
    """Write the file of -o (or `default`); return the answer that tells its path and size.

    Raises
    ------
    OutputError
        The file cannot be written, or is not to be replaced.
    """
    path = Path(options.output or default)
    tasks.save_file(opened, path, content, force=options.force)
    return {"file": str(path), "bytes": len(content)}
