"""Writing to the store: nothing lost, nothing twice, everything undone as a whole."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.errors import BatchUndoneError, NotFoundError
from catalogue.store import (
    add_batch,
    create_store,
    find_broken_rules,
    find_missing_places,
    read_table,
    undo_batch,
)
from tests.store.tables import FACTS, PLACES, make_tables, make_upload

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue.store import BatchCounts, Store
    from tests.store.tables import Tables

LIVE_TABLES = (
    "raw_row",
    "known_row",
    "seizure",
    "seized_item",
    "problem",
    "batch_column",
    "place",
    "attribution",
)


def put(store: Store, tables: Tables, content: bytes = b"1") -> BatchCounts:
    """Write an import to the store."""
    return add_batch(store, make_upload(content), FACTS, tables, PLACES)


def snapshot(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table that an import fills."""
    return {
        name: sorted(store.connection.table(name).fetchall(), key=repr)  # each row whole
        for name in LIVE_TABLES
    }


def test_every_row_read_is_accepted_refused_or_known(store: Store) -> None:
    first = put(store, make_tables(["a", "b", "c"], refused=frozenset({1})))
    second = put(store, make_tables(["a", "b", "d"], refused=frozenset({1})), b"2")
    assert (first.rows_read, first.accepted, first.refused, first.already_known) == (3, 2, 1, 0)
    assert (second.rows_read, second.accepted, second.refused, second.already_known) == (3, 1, 0, 2)


def test_equal_rows_inside_one_file_are_all_kept(store: Store) -> None:
    counts = put(store, make_tables(["a", "a", "a"]))
    assert counts.accepted == 3
    assert len(read_table(store, "batches")) == 1
    assert store.connection.table("seizure").count("*").fetchone() == (3,)


def test_a_third_copy_is_new_where_the_store_holds_two(store: Store) -> None:
    put(store, make_tables(["a", "a"]))
    counts = put(store, make_tables(["a", "a", "a"]), b"2")
    assert (counts.accepted, counts.already_known) == (1, 2)


def test_an_import_that_adds_nothing_leaves_no_batch(store: Store) -> None:
    put(store, make_tables(["a", "b"]))
    before = snapshot(store)
    counts = put(store, make_tables(["b", "a"]), b"2")
    assert (counts.batch_id, counts.already_known) == (None, 2)
    assert snapshot(store) == before


def test_undo_restores_the_state_before_the_import(store: Store) -> None:
    put(store, make_tables(["a", "b"]))
    before = snapshot(store)
    counts = put(store, make_tables(["a", "x", "y"], refused=frozenset({2})), b"2")
    assert counts.batch_id is not None
    undo_batch(store, counts.batch_id, "test")
    assert snapshot(store) == before
    assert find_broken_rules(store) == ()


def test_undo_tells_which_later_imports_repeated_its_rows(store: Store) -> None:
    put(store, make_tables(["a", "b"]))
    put(store, make_tables(["a", "b", "c"]), b"2")
    repeated = undo_batch(store, 1, "test")
    assert repeated[["batch_id", "rows"]].to_numpy().tolist() == [[2, 2]]


def test_a_second_undo_is_refused_with_a_sentence(store: Store) -> None:
    put(store, make_tables(["a"]))
    undo_batch(store, 1, "test")
    with pytest.raises(BatchUndoneError, match="undone already"):
        undo_batch(store, 1, "test")


def test_undoing_an_import_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no batch '7'"):
        undo_batch(store, 7, "test")


def test_the_uploaded_bytes_are_kept_and_their_hash_holds(store: Store) -> None:
    content = b"x" * 10_000
    add_batch(store, make_upload(content), FACTS, make_tables(["a"]), PLACES)
    sha256, _, size, compressed, kept = store.connection.table("upload").fetchall()[0][:5]
    assert (size, compressed) == (10_000, True)
    assert gzip.decompress(kept) == content
    assert sha256 == make_upload(content).sha256
    assert find_broken_rules(store) == ()


def test_altered_upload_bytes_are_found(store: Store) -> None:
    put(store, make_tables(["a"]))
    store.connection.execute("UPDATE upload SET content = '\\x00'::BLOB, compressed = false")
    assert [finding.rule for finding in find_broken_rules(store)] == ["uploads_whose_bytes_changed"]


def test_a_failure_in_the_middle_leaves_the_store_as_it_was(store: Store) -> None:
    before = snapshot(store)
    tables = make_tables(["a", "b"])
    tables.items["drug"] = None  # seized_item refuses it, after rows and seizures were written
    with pytest.raises(duckdb.ConstraintException):
        put(store, tables)
    assert snapshot(store) == before
    assert read_table(store, "batches").empty


def test_only_texts_of_places_that_are_not_held_are_asked_for(store: Store) -> None:
    tables = make_tables(["a"])
    assert len(find_missing_places(store, tables.seizures)) == 1
    put(store, tables)
    assert find_missing_places(store, tables.seizures).empty


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=8), min_size=1, max_size=4))
def test_whatever_is_imported_the_store_holds_the_most_copies_any_file_had(
    tmp_path_factory: pytest.TempPathFactory, files: list[list[str]]
) -> None:
    folder: Path = tmp_path_factory.mktemp("copies")
    with create_store(folder / "s.duckdb") as store:
        for number, texts in enumerate(files):
            counts = put(store, make_tables(texts), str(number).encode())
            assert counts.rows_read == counts.accepted + counts.refused + counts.already_known
        expected = {text: max(texts.count(text) for texts in files) for text in "abcd"}
        held = [cells[0] for (cells,) in store.connection.table("raw_row").select("cells").fetchall()]
        assert {text: held.count(text) for text in "abcd"} == expected
