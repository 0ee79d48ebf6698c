"""The commands: each parses what was typed, calls a task and prints its answer as text or JSON."""

from catalogue.cli.main import COMMAND_HELP, main

__all__ = ["COMMAND_HELP", "main"]
