"""The README names what a person can use: commands, settings, problem codes, exact requirements."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from catalogue import cli
from catalogue.problems import PROBLEM_KINDS
from catalogue.settings import Settings

PROJECT = Path(__file__).resolve().parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_every_command() -> None:
    assert [name for name in cli.COMMAND_HELP if f"catalogue {name}" not in README] == []


def test_the_readme_names_every_setting() -> None:
    names = [f"CATALOGUE_{field.name.upper()}" for field in fields(Settings)]
    assert [name for name in names if name not in README] == []


def test_the_readme_names_every_problem_code() -> None:
    assert [code for code in PROBLEM_KINDS if f"`{code}`" not in README] == []


def test_the_readme_names_the_two_commands_that_set_everything_up() -> None:
    assert "make run" in README
    assert "make test" in README
    assert "make test" in (PROJECT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_requirement_is_exact_and_gives_its_reason() -> None:
    lines = (PROJECT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    wanted = re.compile(r"^[A-Za-z0-9._-]+(\[[a-z,]+\])?==[0-9][^ ]* +# \S.*$")
    assert [line for line in lines if line and not line.startswith("#") and not wanted.match(line)] == []
