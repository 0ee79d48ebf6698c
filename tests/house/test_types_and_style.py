"""The code is typed and styled as agreed: mypy --strict and ruff, as pyproject.toml sets them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of this project's environment in its root."""
    tool = Path(sys.executable).with_name(command[0])
    return subprocess.run([tool, *command[1:]], cwd=PROJECT, check=False, capture_output=True, text=True)


def test_the_product_passes_strict_type_checking() -> None:
    answer = run("mypy", "--cache-dir", "/dev/null")
    assert answer.returncode == 0, answer.stdout


def test_the_project_passes_its_style_rules() -> None:
    answer = run("ruff", "check", "--no-cache", ".")
    assert answer.returncode == 0, answer.stdout


def test_the_project_is_formatted() -> None:
    answer = run("ruff", "format", "--check", "--no-cache", ".")
    assert answer.returncode == 0, answer.stdout
