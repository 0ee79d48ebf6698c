"""The text filter finds what a sheet says, in the forms of either language, and follows every change."""

from __future__ import annotations

from shutil import copyfile
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue import Filters
from catalogue.clean.decided_places import PlaceDecision, Verdict
from catalogue.store import index_new_store
from tests.intake.builders import xlsx_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store

SHEET = """Country;Region;Place;Date;Drug;Quantity;Unit;Method of concealment;Narrative;Case number
TJ;GBAO;Khorog;2020-01-01;Heroin;5;kg;fuel tank;Found in trucks with a cover load of dried fruits;12-345/2020
TJ;Хатлон;Куляб;2020-01-02;Героин;6;kg;топливный бак;Обнаружено в грузовиках с сухофруктами;12-346/2020
KZ;Almaty;Алматы;2020-01-03;Гашиш;7;kg;;Тайник в поезде, мёд в банках;77
UZ;;Тащкен;2020-01-04;Opium;8;kg;;Hidden by a passenger of the train;78
"""

INDEX = ("searched_text", "searched_word", "searched_stem", "searched_seizure")


@pytest.fixture(scope="module")
def told_path(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a closed store with four seizures, told of in two languages, tied to no route."""
    path: Path = tmp_path_factory.mktemp("told") / "told.duckdb"
    copyfile(template, path)
    with catalogue.open_store(path) as opened:
        catalogue.commit_import(opened, catalogue.preview_import(opened, SHEET.encode(), "told.csv"))
        opened.connection.execute("DELETE FROM attribution")
    return path


@pytest.fixture(scope="module")
def read(told_path: Path) -> Iterator[Store]:
    """Return the store with the four seizures, to be read only."""
    copyfile(told_path, told_path.with_name("read.duckdb"))
    with catalogue.open_store(told_path.with_name("read.duckdb")) as opened:
        yield opened


@pytest.fixture
def told(told_path: Path, tmp_path: Path) -> Iterator[Store]:
    """Return a store of its own with the four seizures."""
    copyfile(told_path, tmp_path / "told.duckdb")
    with catalogue.open_store(tmp_path / "told.duckdb") as opened:
        yield opened


def found(store: Store, text: str) -> list[int]:
    """Return the numbers of the seizures that the text means, and that every count agrees with the list."""
    answer = catalogue.find_seizures(store, Filters(text=text))
    assert answer.count == len(answer.rows)
    return sorted(answer.rows["seizure_id"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("truck", [1]),
        ("грузовик", [2]),
        ("мед", [3]),
        ("ТАЙНИКИ", [3]),
        ("train", [4]),
        ("Khorog", [1]),
        ("Хорог", [1]),
        ("Kulob", [2]),
        ("12-345/2020", [1]),
        ("2020", [1, 2]),
        ('"cover load"', [1]),
        ('"load cover"', []),
        ('"dried trucks"', []),
        ("found hidden", []),
        ("hidden train", [4]),
        ("-train -truck -грузовик", [3]),
        ("heroin", [1, 2]),
        ("героина", [1, 2]),
        ("heroin -truck", [2]),
        ("гашиш", [3]),
        ("opiates", [1, 2, 4]),
        ("Tajikistan", [1, 2]),
        ("nowhere", []),
        ("?", [1, 2, 3, 4]),
    ],
)
def test_a_text_is_found(read: Store, text: str, expected: list[int]) -> None:
    assert found(read, text) == expected


def test_the_map_counts_what_the_list_holds(read: Store) -> None:
    view = catalogue.map_view(read, Filters(text="heroin"), catalogue.FIRST_VIEW, 4)
    assert view.cases == 2


def test_a_text_goes_with_other_filters(read: Store) -> None:
    assert catalogue.find_seizures(read, Filters(text="heroin", countries=("TJ",))).count == 2
    assert catalogue.find_seizures(read, Filters(text="heroin", countries=("KZ",))).count == 0


def test_an_import_taken_back_leaves_no_word_behind(told: Store) -> None:
    catalogue.undo_import(told, 1)
    assert found(told, "truck") == []
    for table in INDEX:
        assert told.connection.table(table).fetchall() == [], table


def test_a_later_import_is_found_and_the_earlier_one_still(told: Store) -> None:
    later = SHEET.splitlines()[0] + "\nKG;Osh;Osh;2021-01-01;Heroin;1;kg;;Caught near the trucks;99\n"
    catalogue.commit_import(told, catalogue.preview_import(told, later.encode(), "later.csv"))
    assert found(told, "truck") == [1, 5]
    catalogue.undo_import(told, 2)
    assert found(told, "truck") == [1]


def test_a_mended_cell_is_found_by_its_new_text(told: Store) -> None:
    row = int(told.connection.execute("SELECT raw_row_id FROM seizure WHERE seizure_id = 3").fetchone()[0])
    catalogue.mend_cell(told, 1, row, 8, "Спрятано в вагоне")
    catalogue.retry_rows(told, 1)
    assert found(told, "вагон") == [3]
    assert found(told, "тайник") == []


def test_a_decided_place_is_found_by_the_name_of_the_place(told: Store) -> None:
    meant = catalogue.locate("Tashkent", "UZ").candidates[0].place_id
    decision = PlaceDecision("UZ", "", "Тащкен", Verdict.PLACE, meant)
    catalogue.decide_places(told, [decision])
    assert found(told, "Tashkent") == [4]
    assert found(told, "Ташкент") == [4]


def test_a_route_is_found_by_its_name_and_code(told: Store) -> None:
    catalogue.assert_attribution(told, 1, "OSTAS", "the driver's papers")
    name = catalogue.get_route(told, "OSTAS").name_ru
    assert 1 in found(told, "OSTAS")
    assert 1 in found(told, f'"{name}"')


def test_a_seizure_that_may_be_on_several_routes_is_found_by_none_of_their_names(told: Store) -> None:
    for route in ("OSTAS", "OSBIS"):
        catalogue.assert_attribution(told, 1, route, "two reports")
        alone = 1 in found(told, route)
        assert alone is (route == "OSTAS")
    assert 1 not in found(told, "OSTAS")


def test_a_store_from_before_there_was_an_index_gets_one(told: Store) -> None:
    for table in INDEX:
        told.connection.execute(f"DELETE FROM {table}")  # noqa: S608  names of tables are no values
    assert found(told, "truck") == []
    index_new_store(told)
    assert found(told, "truck") == [1]


def test_a_column_is_searched_by_what_it_is_in_its_own_sheet(store: Store) -> None:
    one = (
        ("Дата", "Страна", "Наркотик", "Количество, кг", "ФИО задержанного", "Обстоятельства"),
        ("14.03.2024", "Казахстан", "героин", "1", "Образцов Иван Примерович", "в мешках изюма"),
    )
    other = (
        ("Дата", "Страна", "Наркотик", "Количество, кг", "Обстоятельства", "Канал поступления"),
        ("15.03.2024", "Казахстан", "опий", "2", "под сиденьем", "Телеграмма"),
    )
    book = xlsx_bytes(one=one, other=other)
    catalogue.commit_import(store, catalogue.preview_import(store, book, "two.xlsx"))
    assert (found(store, "изюма"), found(store, "сиденьем")) == ([1], [2])
    # A column of persons is searched by nobody, nor is the way on which the report came.
    assert found(store, "Образцов") == found(store, "Телеграмма") == []
