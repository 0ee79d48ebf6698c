"""Every command with -o: it never falls on a store, on another file only when asked, and leaves no halves."""

from __future__ import annotations

import argparse
import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue import exchange
from catalogue.cli.main import main, make_parser
from catalogue.store import maintain
from tests.sheets import REFUSED_A, ROWS_A, sheet_a

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROJECT = Path(__file__).resolve().parents[2]
FORMS = ("csv", "xlsx", "geojson", "gpkg", "kml", "parquet")
# What each command with -o is called with; SHAPE stands for a kept layout of the store.
CALLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "backup": ((),),
    "brief": (("M41N", "--format", "html"),),
    "error-workbook": (("1",),),
    "export": tuple(("--format", form) for form in FORMS),
    "layouts": (("--export", "SHAPE"),),
    "places-export": ((),),
}
EVERY_CALL = [(name, *words) for name, calls in CALLS.items() for words in calls]
every_call = pytest.mark.parametrize("call", EVERY_CALL, ids=" ".join)


def commands_with_output() -> set[str]:
    """Return the commands that take -o, as the parser knows them."""
    (commands,) = [a for a in make_parser()._actions if isinstance(a, argparse._SubParsersAction)]  # noqa: SLF001
    return {name for name, one in commands.choices.items() if "-o" in one._option_string_actions}  # noqa: SLF001


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with eight rows, some refused ones and a kept layout, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "s.duckdb"
    with catalogue.create_store(path) as store:
        sheet = sheet_a(*ROWS_A, *REFUSED_A)
        catalogue.commit_import(store, catalogue.preview_import(store, sheet, "eight.csv"))
        layout = '{"name": "kept", "columns": {}, "constants": {"country": "TJ"}}'
        change = catalogue.read_layout_text(layout)
        preview = catalogue.preview_import(store, sheet_a(*ROWS_A), "own.csv", layout=change)
        catalogue.keep_layout(store, preview, "kept")
    return path


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Path:
    """Return the path of a store of the test's own."""
    path = tmp_path / "s.duckdb"
    path.write_bytes(filled.read_bytes())
    return path


def run(store: Path, call: tuple[str, ...], output: Path | str, *more: str) -> int:
    """Run a command with -o and return its exit code."""
    words = [shape_of(store) if word == "SHAPE" else word for word in call]
    return main([*words, "--store", str(store), "-o", str(output), *more])


def shape_of(store: Path) -> str:
    """Return the name by which the store's only kept layout is exported."""
    with catalogue.open_store(store) as opened:
        return str(catalogue.list_layouts(opened)["shape"].iloc[0])


def left_beside(folder: Path) -> set[str]:
    """Return the names in a folder."""
    return {file.name for file in folder.iterdir()}


def test_every_command_that_writes_a_file_is_tried_here() -> None:
    assert commands_with_output() == set(CALLS)


def same_path(store: Path) -> Path:
    """Return the store's own path."""
    return store


def another_spelling(store: Path) -> Path:
    """Return the store's path by a detour."""
    (store.parent / "aside").mkdir()
    return store.parent / "aside" / ".." / store.name


def symbolic_link(store: Path) -> Path:
    """Return a symbolic link to the store."""
    link = store.parent / "out.csv"
    link.symlink_to(store)
    return link


def hard_link(store: Path) -> Path:
    """Return a second name of the store's file."""
    link = store.parent / "out.csv"
    link.hardlink_to(store)
    return link


def its_log(store: Path) -> Path:
    """Return where the store's log will be."""
    return store.with_name("s.duckdb.wal")


def link_to_its_log(store: Path) -> Path:
    """Return a link to where the store's log will be."""
    link = store.parent / "out.csv"
    link.symlink_to(its_log(store))
    return link


# Each command by the store's own path; the other ways are seen by the one writer of files, whoever calls it.
OTHER_WAYS = (symbolic_link, another_spelling, hard_link, its_log, link_to_its_log)


@pytest.mark.parametrize(
    ("call", "way"),
    [*((call, same_path) for call in EVERY_CALL), *zip(EVERY_CALL, OTHER_WAYS, strict=False)],
)
def test_the_store_is_never_replaced_by_whichever_way_it_is_named(
    store: Path, call: tuple[str, ...], way: Callable[[Path], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    asked, before = way(store), os.stat(store).st_ino  # noqa: PTH116
    assert run(store, call, asked, "--force", "--language", "ru") == 1
    assert "само хранилище" in capsys.readouterr().err
    assert store.stat().st_ino == before
    with catalogue.open_store(store) as opened:
        assert len(catalogue.list_batches(opened)) == 1


@every_call
def test_a_file_that_is_there_is_replaced_only_when_asked(
    store: Path, tmp_path: Path, call: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("a week's work")
    path.chmod(0o640)
    assert run(store, call, path) == 1
    assert "--force" in capsys.readouterr().err
    assert path.read_text() == "a week's work"
    assert run(store, call, path, "--force") == 0
    assert path.read_bytes()[:13] != b"a week's work"
    assert path.stat().st_mode & 0o777 == 0o640
    assert not [name for name in left_beside(tmp_path) if name.endswith(".part")]


@every_call
def test_a_backup_of_the_store_is_not_replaced_even_when_asked(
    store: Path, tmp_path: Path, call: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", "--store", str(store), "-o", str(tmp_path / "kept.duckdb")]) == 0
    kept = (tmp_path / "kept.duckdb").read_bytes()
    capsys.readouterr()
    assert run(store, call, tmp_path / "kept.duckdb", "--force") == 1
    assert "never replaced" in capsys.readouterr().err
    assert (tmp_path / "kept.duckdb").read_bytes() == kept


def test_the_log_of_another_store_is_not_replaced_even_when_asked(store: Path, tmp_path: Path) -> None:
    assert main(["backup", "--store", str(store), "-o", str(tmp_path / "kept.duckdb")]) == 0
    (tmp_path / "kept.duckdb.wal").write_bytes(b"not written into the store yet")
    assert run(store, ("export", "--format", "csv"), tmp_path / "kept.duckdb.wal", "--force") == 1
    assert (tmp_path / "kept.duckdb.wal").read_bytes() == b"not written into the store yet"
    (tmp_path / "notes.wal").write_bytes(b"mine")
    assert run(store, ("export", "--format", "csv"), tmp_path / "notes.wal", "--force") == 0


def test_a_file_beside_the_export_is_looked_at_before_anything_is_written(
    store: Path, tmp_path: Path
) -> None:
    (tmp_path / "out.csv.about.txt").write_text("mine")
    assert run(store, ("export", "--format", "csv"), tmp_path / "out.csv") == 1
    assert left_beside(tmp_path) == {"s.duckdb", "out.csv.about.txt"}
    assert (tmp_path / "out.csv.about.txt").read_text() == "mine"


def break_at(monkeypatch: pytest.MonkeyPatch, stop: BaseException) -> None:
    """Let every writer stop when half of a file stands."""

    def half_bytes(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[: len(content) // 2])
        raise stop

    def half_export(_exported: object, _form: str, path: Path, *_beside: Path) -> None:
        half_bytes(path, b"half of an export")

    def half_copy(_store: object, place: Path) -> None:
        half_bytes(place, b"half of a copy")

    monkeypatch.setattr(Path, "write_bytes", half_bytes)
    monkeypatch.setattr(exchange, "write_seizures", half_export)
    monkeypatch.setattr(maintain, "_copy", half_copy)


@every_call
def test_a_full_disk_leaves_what_was_there_and_no_half_of_a_file(
    store: Path,
    tmp_path: Path,
    call: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "out.csv").write_text("before")
    break_at(monkeypatch, OSError(errno.ENOSPC, "No space left on device"))
    assert run(store, call, tmp_path / "out.csv", "--force", "--language", "ru") == 1
    assert run(store, call, tmp_path / "new.csv", "--language", "ru") == 1
    assert "на диске нет места" in capsys.readouterr().err
    assert (tmp_path / "out.csv").read_text() == "before"
    assert left_beside(tmp_path) == {"s.duckdb", "out.csv"}


@every_call
def test_a_command_that_is_interrupted_leaves_no_half_of_a_file(
    store: Path, tmp_path: Path, call: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    break_at(monkeypatch, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        run(store, call, tmp_path / "new.csv")
    assert left_beside(tmp_path) == {"s.duckdb"}


@every_call
def test_a_new_file_may_be_read_by_whom_the_system_lets_and_has_nothing_beside_it(
    store: Path, tmp_path: Path, call: tuple[str, ...]
) -> None:
    before = os.umask(0o027)
    try:
        assert run(store, call, tmp_path / "new.csv") == 0
    finally:
        os.umask(before)
    assert (tmp_path / "new.csv").stat().st_mode & 0o777 == 0o640
    assert left_beside(tmp_path) <= {"s.duckdb", "new.csv", "new.csv.about.txt"}


@every_call
def test_a_folder_is_no_file(
    store: Path, tmp_path: Path, call: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, call, tmp_path, "--force") == 1
    assert "it is a folder" in capsys.readouterr().err


def test_a_file_that_may_not_be_written_is_left_alone(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out.csv").write_text("before")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert run(store, ("places-export",), tmp_path / "out.csv", "--force") == 1
    assert "not allowed" in capsys.readouterr().err
    assert (tmp_path / "out.csv").read_text() == "before"


def test_a_link_stays_a_link_and_what_it_leads_to_is_replaced(store: Path, tmp_path: Path) -> None:
    (tmp_path / "aside").mkdir()
    (tmp_path / "out.csv").symlink_to(tmp_path / "aside" / "real.csv")
    assert run(store, ("places-export",), tmp_path / "out.csv") == 0
    assert (tmp_path / "out.csv").is_symlink()
    assert run(store, ("places-export",), tmp_path / "out.csv") == 1
    assert left_beside(tmp_path / "aside") == {"real.csv"}


@pytest.mark.parametrize("call", [EVERY_CALL[0], EVERY_CALL[1], EVERY_CALL[3], EVERY_CALL[6]], ids=" ".join)
def test_what_is_written_to_the_standard_output_comes_out_of_a_pipe(
    store: Path, call: tuple[str, ...]
) -> None:
    words = [shape_of(store) if word == "SHAPE" else word for word in call]
    command = [sys.executable, "-m", "catalogue", *words, "--store", str(store), "-o", "/dev/stdout"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout) > 100
    assert not Path("/dev/stdout.about.txt").exists()


def test_a_device_that_is_full_is_told(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(store, ("brief", "M41N"), "/dev/full") == 1
    assert "the disk is full" in capsys.readouterr().err


@pytest.fixture(autouse=True)
def elsewhere(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a file without a folder fall into a folder of its own."""
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    return


def test_a_layout_without_a_name_for_its_file_does_not_replace_one_either(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["layouts", "--export", shape_of(store), "--store", str(store)]
    assert main(words) == 0
    capsys.readouterr()
    assert main(words) == 1
    assert "layout.json" in capsys.readouterr().err
