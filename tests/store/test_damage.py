"""A store that was cut, altered or is none: a sentence says so and names the backup, never a traceback."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from catalogue.errors import (
    CatalogueError,
    OutputError,
    StoreBusyError,
    StoreDamagedError,
    StoreRefusedError,
)
from catalogue.store import add_batch, backup_store, create_store, damage, find_broken_rules, read_table
from tests.store.tables import FACTS, PLACES, make_tables, make_upload

if TYPE_CHECKING:
    from catalogue.store import Store

PROJECT = Path(__file__).resolve().parents[2]
ROWS = 3000
# Of a file of 2 MB; an altered bit counts only where DuckDB reads it.
CUTS = [0, 1, 8, 12, 100, 4095, 4096, 8192, 12288, 12289, 20_000, 0.2, 0.5, 0.8, 0.99, -4096, -1]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a sound store with an import in it."""
    path = tmp_path_factory.mktemp("whole") / "s.duckdb"
    with create_store(path) as store:
        add_batch(store, make_upload(), FACTS, make_tables([str(n) for n in range(ROWS)]), PLACES)
    return path.read_bytes()


def answer_of(path: Path) -> CatalogueError | None:
    """Return what is said when the store at `path` is opened and read through; None: nothing, it is sound."""
    try:
        with create_store(path) as store:
            find_broken_rules(store)
            read_through(store)
    except CatalogueError as error:
        return error
    return None


def read_through(store: Store) -> None:
    """Read every table to its end."""
    tables = store.connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    for (table,) in tables:
        store.connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608  the store's own names


@pytest.mark.parametrize("cut", CUTS)
def test_a_store_cut_short_is_called_damaged(tmp_path: Path, whole: bytes, cut: float) -> None:
    path = tmp_path / "s.duckdb"
    path.write_bytes(whole[: int(cut * len(whole)) if isinstance(cut, float) else cut])
    told = answer_of(path)
    if cut == 0:  # an empty file is a store that was never written: DuckDB begins it anew
        assert told is None or isinstance(told, StoreDamagedError)
        return
    assert isinstance(told, StoreDamagedError)
    assert "damaged" in told.text("en")
    assert "повреждён" in told.text("ru")
    assert "python -m catalogue backup" in told.text("ru")


def test_a_bit_flipped_anywhere_is_called_damage_or_does_no_harm(tmp_path: Path, whole: bytes) -> None:
    chosen, told = random.Random(5), []
    for number in range(60):
        altered, at = bytearray(whole), chosen.randrange(len(whole))
        altered[at] ^= 1 << chosen.randrange(8)
        path = tmp_path / f"{number}.duckdb"
        path.write_bytes(altered)
        told.append(answer_of(path))
        path.unlink()
    assert {type(one) for one in told} == {type(None), StoreDamagedError}


def test_damage_met_while_reading_is_told_as_damage(tmp_path: Path, whole: bytes) -> None:
    """A block of data is read when it is asked for, long after the store was opened."""
    path, met = tmp_path / "s.duckdb", []
    for at in range(300_000, len(whole), 262_144):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
        try:
            opened = create_store(path)
        except StoreDamagedError:
            continue
        with opened as store:
            try:
                read_through(store.cursor())
            except StoreDamagedError as error:
                met.append(error)
    assert met
    assert all("checksum" in error.text("en") for error in met)
    assert all("контрольной суммой" in error.text("ru") for error in met)


@pytest.mark.parametrize(
    "content", [b"abc", b"no database " * 1000, b"PK\x03\x04" * 5000, bytes(20_000)], ids=str
)
def test_a_file_of_another_kind_is_called_damaged_or_no_store(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "s.duckdb"
    path.write_bytes(content)
    told = answer_of(path)
    assert isinstance(told, StoreDamagedError)
    assert "does not begin as a store does" in told.text("en")


def test_a_store_of_another_version_of_duckdb_is_said_to_be_one(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "s.duckdb"
    path.write_bytes(whole[:12] + (9999).to_bytes(8, "little") + whole[20:])
    assert isinstance(told := answer_of(path), StoreDamagedError)
    assert not isinstance(told, StoreBusyError)


def test_a_damaged_log_is_told_or_left_out(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    with create_store(path) as store:
        store.connection.execute("PRAGMA disable_checkpoint_on_shutdown")
        store.connection.execute("CHECKPOINT")
        add_batch(store, make_upload(), FACTS, make_tables([str(n) for n in range(200)]), PLACES)
    log = path.with_name("s.duckdb.wal")
    kept, logged, chosen = path.read_bytes(), log.read_bytes(), random.Random(7)
    assert len(logged) > 1000
    for number in range(40):
        altered, at = bytearray(logged), chosen.randrange(len(logged))
        altered[at] ^= 1 << chosen.randrange(8)
        path.write_bytes(kept)
        log.write_bytes(altered if number % 2 else logged[:at])
        assert isinstance(answer_of(path), StoreDamagedError | None)


def test_the_newest_backup_beside_a_damaged_store_is_named(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "s.duckdb"
    path.write_bytes(whole)
    with create_store(path) as store:
        backup_store(store, tmp_path / "s-2026-01-31.duckdb")
    (tmp_path / "s-damaged-too.duckdb").write_bytes(whole[: len(whole) // 2])
    for name in ("another.duckdb", "ss.duckdb", "s-training.duckdb"):
        (tmp_path / name).write_bytes(whole)
    path.write_bytes(whole[: len(whole) // 2])
    assert isinstance(told := answer_of(path), StoreDamagedError)
    for language in ("en", "ru"):
        assert "s-2026-01-31.duckdb" in told.text(language)
        assert str(path) in told.text(language)
        assert "another.duckdb" not in told.text(language)


def test_of_two_backups_the_later_one_is_named(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "s.duckdb"
    for name, at in (("s-1.duckdb", 1000), ("s-2.duckdb", 3000), ("s-3.duckdb", 2000)):
        (tmp_path / name).write_bytes(whole)
        os.utime(tmp_path / name, (at, at))
    path.write_bytes(whole[: len(whole) // 2])
    assert isinstance(told := answer_of(path), StoreDamagedError)
    assert "s-2.duckdb" in told.text("en")


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    assert isinstance(told := answer_of(tmp_path), StoreRefusedError)
    assert "это папка" in told.text("ru")


def test_a_store_whose_folder_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert isinstance(answer_of(tmp_path / "file" / "s.duckdb"), StoreRefusedError)


def fail_to_open(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    """Let DuckDB refuse to open any file."""

    def refuse(*_: object, **__: object) -> None:
        raise duckdb.IOException(said)

    monkeypatch.setattr(duckdb, "connect", refuse)


def test_a_store_without_the_right_to_read_it_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_to_open(monkeypatch, 'IO Error: Cannot open file "/x/s.duckdb": Permission denied')
    assert isinstance(told := answer_of(tmp_path / "s.duckdb"), StoreRefusedError)
    assert "нет прав" in told.text("ru")


def test_a_full_disk_is_not_called_damage(tmp_path: Path) -> None:
    error = duckdb.IOException('IO Error: Could not write file "x.wal": No space left on device')
    assert isinstance(damage.find_damage(error, tmp_path / "s.duckdb"), OutputError)


def test_a_wrong_query_stays_a_fault_of_the_product(tmp_path: Path) -> None:
    with create_store(tmp_path / "s.duckdb") as store, pytest.raises(duckdb.CatalogException):
        read_table(store.cursor(), "batches").pipe(lambda _: store.connection.execute("SELECT * FROM none"))


def test_a_command_tells_of_damage_met_while_reading_in_a_sentence(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "s.duckdb"
    path.write_bytes(whole[: len(whole) - 4096])
    command = [sys.executable, "-m", "catalogue", "check", "--store", str(path), "--language", "ru"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "повреждён" in done.stderr
