"""Rules of the house: rooms, sizes, the one room of each heavy library, and the way imports run."""

from __future__ import annotations

import ast
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PRODUCT = ("app.py", "catalogue", "geodata", "pages")
TOP_LEVEL = {"app.py", "catalogue", "geodata", "pages", "tests", "requirements.txt", "README.md"}
# What tells of the product to whoever takes it over; the text of the licence must be there.
TOLD = {"LICENSE", "CHANGELOG.md"}
# The text of the Apache License 2.0 as its publisher has it: https://www.apache.org/licenses/LICENSE-2.0.txt
LICENCE_SHA256 = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"
CONFIGURATION = {"pyproject.toml", "Makefile", ".streamlit", ".ci", ".github", ".gitignore"}
# The only rooms that may import each heavy library.
ONLY_ROOM = {
    "streamlit": ("app.py", "pages/"),
    "streamlit_folium": ("pages/",),
    "duckdb": ("catalogue/store/",),
    "folium": ("catalogue/output/",),
    "matplotlib": ("catalogue/output/",),
    "typst": ("catalogue/output/",),
    "docx": ("catalogue/output/",),
    "pptx": ("catalogue/output/",),
    "python_calamine": ("catalogue/intake/",),
    "openpyxl": ("catalogue/intake/",),
    # An export is written row by row, in bounded memory; openpyxl reads, and writes small workbooks.
    "xlsxwriter": ("catalogue/exchange/",),
    "charset_normalizer": ("catalogue/intake/",),
    "rapidfuzz": ("geodata/", "catalogue/vocabulary/", "catalogue/clean/", "catalogue/intake/"),
    "rustworkx": ("geodata/",),
    "shapely": ("geodata/", "catalogue/output/"),
}


def tracked_files() -> list[Path]:
    """Return the files that belong to the project, as paths from its root."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607  git stands on the path
        cwd=PROJECT, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    return [Path(line) for line in listed.splitlines() if (PROJECT / line).exists()]


def product_modules() -> list[Path]:
    """Return the product's Python files, as paths from the project's root."""
    return [path for path in tracked_files() if path.suffix == ".py" and path.parts[0] in PRODUCT]


def imported_names(path: Path) -> set[str]:
    """Return the top-level packages that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse((PROJECT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module.split(".")[0])
    return names


def test_the_top_level_holds_the_rooms_and_configuration_only() -> None:
    present = {path.parts[0] for path in tracked_files()}
    assert present - TOP_LEVEL - TOLD - CONFIGURATION == set()
    assert TOP_LEVEL - present == set()


def test_the_licence_stands_at_the_top_word_for_word_and_is_named() -> None:
    licence = (PROJECT / "LICENSE").read_bytes()
    assert hashlib.sha256(licence).hexdigest() == LICENCE_SHA256
    assert "[Apache-2.0](LICENSE)" in (PROJECT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("library", sorted(ONLY_ROOM))
def test_a_heavy_library_stays_in_its_room(library: str) -> None:
    users = [path.as_posix() for path in product_modules() if library in imported_names(path)]
    assert [path for path in users if not path.startswith(ONLY_ROOM[library])] == []


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {
        path.as_posix(): len((PROJECT / path).read_text(encoding="utf-8").splitlines())
        for path in tracked_files()
        if path.suffix in {".py", ".sql"}
    }
    assert {path: length for path, length in lengths.items() if length > 400} == {}


def test_no_function_is_longer_than_50_lines() -> None:
    long = [
        f"{path}:{node.name}"
        for path in tracked_files()
        if path.suffix == ".py"
        for node in ast.walk(ast.parse((PROJECT / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 50
    ]
    assert long == []


def test_the_frame_is_under_40_lines_and_each_page_under_80() -> None:
    assert len((PROJECT / "app.py").read_text(encoding="utf-8").splitlines()) < 40
    pages = {
        path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in PROJECT.glob("pages/*.py")
    }
    assert {name: length for name, length in pages.items() if length >= 80} == {}


def test_every_page_begins_by_entering_the_frame() -> None:
    for path in PROJECT.glob("pages/*.py"):
        if path.name == "__init__.py":
            continue
        statements = [
            node
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if not isinstance(
                node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.If | ast.Assign | ast.AnnAssign
            )
            and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        ]
        assert "frame.enter(" in ast.unparse(statements[0]), path.name


def test_imports_run_one_way() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run([linter, "--no-cache"], cwd=PROJECT, check=False, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout


def test_no_outside_address_is_asked_by_the_product() -> None:
    hosts = re.compile(r"cdn\.|unpkg|googleapis|openstreetmap\.org/\{|tile\.|cartocdn|jsdelivr")
    found = [
        path.as_posix()
        for path in tracked_files()
        if path.parts[0] in PRODUCT and path.suffix in {".py", ".js", ".html", ".toml", ".css"}
        if hosts.search((PROJECT / path).read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_sql_file_says_what_one_row_is_and_holds_no_formatting() -> None:
    for path in PROJECT.glob("catalogue/store/queries/*.sql"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("-- "), path.name
        assert "{" not in text, path.name
        assert "%s" not in text, path.name


def test_migrations_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:3]) for path in PROJECT.glob("catalogue/store/migrations/*.sql"))
    assert numbers == list(range(1, len(numbers) + 1))
