"""Opening the store: created, migrated, held by one process, refused with a remedy."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import duckdb
import pytest

from catalogue.errors import (
    OutputExistsError,
    OutputKeptError,
    StoreBusyError,
    StoreDamagedError,
    StoreMissingError,
    StoreNewerError,
)
from catalogue.store import backup_store, create_store, find_broken_rules, require_store
from catalogue.store.migrate import migrations
from catalogue.store.outgoing import outgoing
from catalogue.store.read import read_one

PROJECT = Path(__file__).resolve().parents[2]


def start_python(program: str) -> subprocess.Popen[str]:
    """Start another process of this project's Python, its output readable line by line."""
    command = [sys.executable, "-c", textwrap.dedent(program)]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)


def test_a_new_store_has_every_migration_recorded(tmp_path: Path) -> None:
    with create_store(tmp_path / "new.duckdb") as store:
        recorded = store.connection.execute("SELECT number, sha256 FROM migration ORDER BY number").fetchall()
    assert recorded == [(migration.number, migration.sha256) for migration in migrations()]


def test_opening_again_applies_nothing_and_keeps_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    with create_store(path) as store:
        store.connection.execute("INSERT INTO audit VALUES (now()::TIMESTAMP, 'a', 'b', 'c', '{}')")
    with create_store(path) as store:
        assert store.connection.table("audit").fetchall()[0][1:4] == ("a", "b", "c")


def test_a_missing_store_is_told_with_the_command_that_creates_it(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError, match="catalogue init"):
        require_store(tmp_path / "none.duckdb")


def test_a_file_that_is_no_store_is_told(tmp_path: Path) -> None:
    path = tmp_path / "text.duckdb"
    path.write_text("no database " * 1000)
    with pytest.raises(StoreDamagedError, match="cannot be read as a store"):
        create_store(path)


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as other:
        other.execute("CREATE TABLE theirs (x INTEGER)")
    with pytest.raises(StoreDamagedError, match="another program"):
        create_store(path)
    with duckdb.connect(str(path)) as other:
        assert other.execute("SHOW TABLES").fetchall() == [("theirs",)]


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    with create_store(path) as store:
        store.connection.execute("INSERT INTO migration VALUES (999, 'later.sql', '', now()::TIMESTAMP)")
    with pytest.raises(StoreNewerError, match="newer version"):
        create_store(path)


def test_a_store_held_by_another_process_is_told_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    holder = start_python(f"""
        from pathlib import Path
        from catalogue.store import create_store
        store = create_store(Path({str(path)!r}))
        print("open", flush=True)
        input()
    """)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    try:
        with pytest.raises(StoreBusyError, match=rf"PID {holder.pid}.*Close the app"):
            create_store(path)
    finally:
        holder.kill()
        holder.wait()


@pytest.mark.parametrize("delay_seconds", [0.0, 0.05, 0.15, 0.4])
def test_a_killed_import_leaves_the_store_as_before_or_after(tmp_path: Path, delay_seconds: float) -> None:
    path = tmp_path / "s.duckdb"
    importer = start_python(f"""
        from pathlib import Path
        from tests.store.tables import FACTS, PLACES, make_tables, make_upload
        from catalogue.store import add_batch, create_store
        store = create_store(Path({str(path)!r}))
        tables = make_tables([str(number) for number in range(20_000)])
        print("ready", flush=True)
        add_batch(store, make_upload(), FACTS, tables, PLACES)
        print("written", flush=True)
        input()
    """)
    assert importer.stdout is not None
    assert importer.stdout.readline() == "ready\n"
    time.sleep(delay_seconds)
    os.kill(importer.pid, signal.SIGKILL)
    importer.wait()
    with create_store(path) as store:
        (held,) = store.connection.execute("SELECT count(*) FROM raw_row").fetchall()[0]
        assert held in {0, 20_000}
        assert find_broken_rules(store) == ()


def test_a_backup_of_the_open_store_is_a_store_itself(tmp_path: Path) -> None:
    copy = tmp_path / "copy's.duckdb"
    with create_store(tmp_path / "s.duckdb") as store:
        store.connection.execute("INSERT INTO audit VALUES (now()::TIMESTAMP, 'a', 'b', 'c', '{}')")
        backup_store(store, copy)
        store.connection.execute("INSERT INTO audit VALUES (now()::TIMESTAMP, 'a', 'b', 'd', '{}')")
        with pytest.raises(OutputKeptError):
            backup_store(store, copy)
        (tmp_path / "notes.txt").write_text("mine")
        with pytest.raises(OutputExistsError):
            backup_store(store, tmp_path / "notes.txt")
        with pytest.raises(OutputExistsError), outgoing(store, tmp_path / "notes.txt"):
            pass
    with create_store(copy) as restored:
        assert len(restored.connection.table("audit").fetchall()) == 1


def test_an_answer_of_one_row_is_read_to_its_end(tmp_path: Path) -> None:
    with create_store(tmp_path / "c.duckdb") as store:
        read_one(store, "attribution_summary")
        assert store.connection.fetchall() == []
