"""Several people change the store at once: nobody fails, nothing is written twice, nothing half."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import TYPE_CHECKING, Any

import pytest

import catalogue
from catalogue.errors import StoreOccupiedError
from catalogue.store import acts, find_broken_rules
from tests.sheets import REFUSED_A, sheet_a

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalogue import ImportPreview, Store

ROUNDS, ROWS = 4, 300
DAYS = [f"{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 26)]


def rows_of(name: str, count: int = ROWS) -> list[str]:
    """Return rows of a sheet that no other `name` has."""
    return [
        f"Asia;Central Asia;Tajikistan;Khatlon;{name} {number % 7};2015-{DAYS[number % len(DAYS)]};"
        f"Heroin;{number + 1};Gram;;;;;;;"
        for number in range(count)
    ]


def preview_of(store: Store, name: str, *more: str) -> ImportPreview:
    """Return the preview of a sheet of this name."""
    return catalogue.preview_import(store, sheet_a(*rows_of(name), *more), f"{name}.csv", sender="UNODC")


def at_once(store: Store, *asked: Callable[[Store], Any]) -> list[Any]:
    """Let every one of `asked` begin at the same moment, each in a thread and with a cursor of its own."""
    together = Barrier(len(asked))

    def run(act: Callable[[Store], Any]) -> Any:
        own = store.cursor()
        together.wait(timeout=60)
        return act(own)

    with ThreadPoolExecutor(len(asked)) as threads:
        return list(threads.map(run, asked))


def numbers_of(store: Store, table: str) -> list[int]:
    """Return the numbers of the rows of a table."""
    key = {"seizure": "seizure_id", "raw_row": "raw_row_id", "batch": "batch_id", "place": "place_id"}[table]
    return [number for (number,) in store.connection.execute(f"SELECT {key} FROM {table}").fetchall()]  # noqa: S608  both are ours


def require_sound(store: Store) -> None:
    """Fail where a rule of the store is broken or a number stands twice."""
    assert find_broken_rules(store) == ()
    for table in ("seizure", "raw_row", "batch", "place"):
        numbers = numbers_of(store, table)
        assert len(numbers) == len(set(numbers)), table


@pytest.mark.parametrize("_", range(ROUNDS))
def test_two_files_imported_at_once_are_both_kept_whole(store: Store, _: int) -> None:
    previews = [preview_of(store, name, *REFUSED_A) for name in ("Vose", "Farkhor", "Yovon")]
    results = at_once(store, *(lambda own, p=one: catalogue.commit_import(own, p) for one in previews))
    assert sorted(result.batch for result in results) == [1, 2, 3]
    assert [result.accepted for result in results] == [ROWS] * 3
    assert len(numbers_of(store, "seizure")) == 3 * ROWS
    require_sound(store)


@pytest.mark.parametrize("_", range(ROUNDS))
def test_one_file_imported_by_two_at_once_is_kept_once_and_the_second_is_told(store: Store, _: int) -> None:
    previews = [preview_of(store, "Vose", *REFUSED_A), preview_of(store, "Vose", *REFUSED_A)]
    results = at_once(store, *(lambda own, p=one: catalogue.commit_import(own, p) for one in previews))
    first, second = sorted(results, key=lambda result: result.batch is None)
    assert (first.accepted, first.already_known) == (ROWS, 0)
    assert (second.batch, second.accepted, second.refused) == (None, 0, 0)
    assert second.already_known == second.rows_read == first.rows_read
    assert len(catalogue.list_batches(store)) == 1
    require_sound(store)


@pytest.mark.parametrize("_", range(ROUNDS))
def test_rows_that_two_files_share_are_written_once(store: Store, _: int) -> None:
    shared = rows_of("Vose")
    sheets = [sheet_a(*shared, *rows_of(name, 10)) for name in ("Farkhor", "Yovon")]
    previews = [catalogue.preview_import(store, sheet, "x.csv", sender="UNODC") for sheet in sheets]
    results = at_once(store, *(lambda own, p=one: catalogue.commit_import(own, p) for one in previews))
    assert sorted(result.already_known for result in results) == [0, ROWS]
    assert len(numbers_of(store, "seizure")) == ROWS + 20
    require_sound(store)


@pytest.mark.parametrize("_", range(ROUNDS))
def test_an_import_and_the_undoing_of_another_at_once_both_hold(store: Store, _: int) -> None:
    old = catalogue.commit_import(store, preview_of(store, "Vose")).batch
    new = preview_of(store, "Farkhor")
    at_once(
        store,
        lambda own: catalogue.commit_import(own, new),
        lambda own: catalogue.undo_import(own, old),
    )
    batches = catalogue.list_batches(store).set_index("batch_id")
    assert batches["undone_at"].isna().to_dict() == {1: False, 2: True}
    assert len(numbers_of(store, "seizure")) == ROWS
    require_sound(store)


@pytest.mark.parametrize("_", range(ROUNDS))
def test_an_import_and_ties_to_routes_made_anew_at_once_both_hold(store: Store, _: int) -> None:
    catalogue.commit_import(store, preview_of(store, "Vose"))
    new = preview_of(store, "Farkhor")
    at_once(
        store,
        lambda own: catalogue.commit_import(own, new),
        catalogue.attribute_seizures,
        catalogue.attribute_seizures,
    )
    ties = catalogue.list_attribution(store)
    catalogue.attribute_seizures(store)
    assert catalogue.list_attribution(store).equals(ties)
    require_sound(store)


def refused(act: Callable[[], Any]) -> bool:
    """Return whether the product refused an act."""
    try:
        act()
    except catalogue.CatalogueError:
        return True
    return False


def test_an_import_is_undone_by_one_of_two_who_ask_at_once(store: Store) -> None:
    batch = catalogue.commit_import(store, preview_of(store, "Vose")).batch
    answers = at_once(store, *[lambda own: refused(lambda: catalogue.undo_import(own, batch))] * 2)
    assert sorted(answers) == [False, True]


def test_views_kept_at_once_have_numbers_of_their_own(store: Store) -> None:
    state = catalogue.ViewState()
    keep = [lambda own, n=n: catalogue.save_view(own, f"view {n}", "explore", state) for n in range(6)]
    assert sorted(at_once(store, *keep)) == [1, 2, 3, 4, 5, 6]


def test_decisions_made_at_once_on_the_same_reports_leave_one_that_holds(store: Store) -> None:
    catalogue.commit_import(store, preview_of(store, "Vose"))
    reports = numbers_of(store, "seizure")[:2]
    decide = [lambda own: catalogue.decide_duplicates(own, reports, "same")] * 4
    assert sorted(at_once(store, *decide)) == [1, 2, 3, 4]
    assert len(catalogue.list_duplicate_decisions(store)) == 1


def test_who_waits_too_long_is_told_in_words_and_wrote_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert acts.LONGEST_WAIT_S == 60
    monkeypatch.setattr(acts, "LONGEST_WAIT_S", 0.2)
    preview, begun, done = preview_of(store, "Vose"), Event(), Event()

    def hold(own: Store) -> None:
        with acts.transaction(own):
            begun.set()
            assert done.wait(timeout=60)

    def ask(own: Store) -> str:
        assert begun.wait(timeout=60)
        try:
            with pytest.raises(StoreOccupiedError) as error:
                catalogue.commit_import(own, preview)
        finally:
            done.set()
        return error.value.text("ru")

    _, told = at_once(store, hold, ask)
    assert "изменяет кто-то другой" in told
    assert len(catalogue.list_batches(store)) == 0
    assert catalogue.commit_import(store, preview).accepted == ROWS


def test_who_reads_does_not_wait_for_who_writes(store: Store) -> None:
    begun, done = Event(), Event()

    def hold(own: Store) -> None:
        with acts.transaction(own):
            begun.set()
            assert done.wait(timeout=60)

    def read(own: Store) -> int:
        assert begun.wait(timeout=60)
        count = catalogue.find_seizures(own, catalogue.Filters()).count
        preview_of(own, "Vose")
        done.set()
        return count

    assert at_once(store, hold, read)[1] == 0


def test_an_act_that_fails_lets_the_next_one_in(store: Store) -> None:
    def fail(own: Store) -> None:
        with acts.transaction(own):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        at_once(store, fail)
    (result,) = at_once(store, lambda own: catalogue.commit_import(own, preview_of(own, "Vose")))
    assert result.accepted == ROWS


def test_a_store_opened_twice_in_a_process_has_one_writer(store: Store) -> None:
    with catalogue.open_store(store.path.parent / "." / store.path.name) as again:
        assert again.writer is store.writer
        assert again.cursor().writer is store.writer
