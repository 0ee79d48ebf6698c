"""What a sheet tells of containers and goods is kept with its seizure, checked, and goes with its import."""

from __future__ import annotations

import json
from shutil import copyfile
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store

SHEET = """Дата;Страна;Наркотик;Кол-во;Единица;Номер контейнера;Товар;Код ТН ВЭД;Грузополучатель;Подразделение
14.03.2024;Казахстан;героин;12,5;кг;CSQU 305438-3;изюм;0806 20;ТОО;Группа портового контроля Актау
15.03.2024;Казахстан;героин;1;кг;CSQU3054384;;;физическое лицо;
16.03.2024;Казахстан;героин;2;кг;;;;;
"""


@pytest.fixture(scope="module")
def imported(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a closed store into which the sheet was imported."""
    path = tmp_path_factory.mktemp("cargo") / "c.duckdb"
    copyfile(template, path)
    with catalogue.open_store(path) as opened:
        catalogue.commit_import(opened, catalogue.preview_import(opened, SHEET.encode(), "cargo.csv"))
    return path


@pytest.fixture
def store(imported: Path, tmp_path: Path) -> Iterator[Store]:
    """Return a store of its own into which the sheet was imported."""
    copyfile(imported, tmp_path / "c.duckdb")
    with catalogue.open_store(tmp_path / "c.duckdb") as opened:
        yield opened


def test_container_goods_and_heading_are_kept_with_the_seizure(store: Store) -> None:
    rows = catalogue.list_consignments(store).sort_values("date_first").to_dict("records")
    assert [row["container_number"] for row in rows[:1]] == ["CSQU3054383"]
    assert (rows[0]["goods_text"], rows[0]["hs_heading"]) == ("изюм", "0806")
    assert (rows[0]["consignee_type"], rows[0]["unit_text"]) == ("company", "Группа портового контроля Актау")


def test_a_number_with_a_wrong_check_digit_stays_as_text_only(store: Store) -> None:
    row = catalogue.list_consignments(store).sort_values("date_first").to_dict("records")[1]
    assert row["container_text"] == "CSQU3054384"
    assert not isinstance(row["container_number"], str)
    assert row["consignee_type"] == "person"


def test_a_seizure_whose_row_tells_of_none_has_no_consignment(store: Store) -> None:
    assert len(catalogue.list_consignments(store)) == 2
    every = catalogue.find_seizures(store, catalogue.EVERYTHING).rows["seizure_id"]
    without = set(every) - set(catalogue.list_consignments(store)["seizure_id"])
    assert [len(catalogue.list_consignments(store, int(number))) for number in without] == [0]


def test_consignments_above_the_ceiling_are_not_listed(store: Store) -> None:
    assert catalogue.list_consignments(store, ceiling=catalogue.Handling.CLEAR).empty


def test_undoing_the_import_takes_its_consignments_back(store: Store) -> None:
    catalogue.undo_import(store, int(catalogue.list_batches(store)["batch_id"].iloc[0]))
    assert catalogue.list_consignments(store).empty
    assert store.connection.table("consignment").fetchall() == []


def test_a_mended_row_brings_its_consignment_as_mended_and_taking_it_back_removes_it(
    template: Path, tmp_path: Path
) -> None:
    sheet = SHEET.replace(";2;кг;;;;;", ";около;кг;CSQU3054384;чай;;;")
    copyfile(template, tmp_path / "m.duckdb")
    with catalogue.open_store(tmp_path / "m.duckdb") as opened:
        catalogue.commit_import(opened, catalogue.preview_import(opened, sheet.encode(), "cargo.csv"))
        cell = catalogue.list_problem_cells(opened, 1).iloc[0]
        assert len(catalogue.list_consignments(opened)) == 2
        act = catalogue.mend_cell(opened, 1, int(cell["raw_row_id"]), int(cell["position"]), "2")
        catalogue.mend_cell(opened, 1, int(cell["raw_row_id"]), 5, "CSQU3054383")
        catalogue.retry_rows(opened, 1)
        newest = catalogue.list_consignments(opened).to_dict("records")[0]
        assert (newest["container_number"], newest["goods_text"]) == ("CSQU3054383", "чай")
        catalogue.undo_mend(opened, 1, act)
        assert len(catalogue.list_consignments(opened)) == 2


def test_what_a_person_states_stands_before_the_sheet_until_it_is_taken_back(store: Store) -> None:
    number = int(catalogue.list_consignments(store)["seizure_id"].min())
    before = catalogue.list_consignments(store, number).iloc[0]
    stated = catalogue.Consignment("MSKU 907032-3", "raisins", "0806 20", "UZ", "state", "Osh")
    catalogue.state_consignment(store, number, stated)
    row = catalogue.list_consignments(store, number).iloc[0]
    assert (row["container_number"], row["hs_heading"], row["origin"]) == ("MSKU9070323", "0806", "UZ")
    assert (row["goods_text"], row["consignee_type"], row["unit_text"]) == ("raisins", "state", "Osh")
    catalogue.record_consignments(store, 1)
    assert catalogue.list_consignments(store, number).iloc[0]["goods_text"] == "raisins"
    catalogue.undo_stated_consignment(store, number)
    after = catalogue.list_consignments(store, number).iloc[0]
    assert list(after.fillna("")) == list(before.fillna(""))
    with pytest.raises(catalogue.CatalogueError):
        catalogue.undo_stated_consignment(store, number)


def test_a_seizure_without_any_gets_a_consignment_and_loses_it_with_its_import(store: Store) -> None:
    every = {
        int(number) for number in catalogue.find_seizures(store, catalogue.EVERYTHING).rows["seizure_id"]
    }
    (number,) = every - {int(one) for one in catalogue.list_consignments(store)["seizure_id"]}
    catalogue.state_consignment(store, number, catalogue.Consignment(container="CSQU3054384"))
    row = catalogue.list_consignments(store, number).iloc[0]
    assert (row["container_text"], row["stated_by"]) == ("CSQU3054384", "this machine")
    assert not isinstance(row["container_number"], str)
    catalogue.undo_import(store, 1)
    assert store.connection.table("stated_consignment").fetchall() == []


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        (catalogue.Consignment(), "Fill in"),
        (catalogue.Consignment(hs_heading="raisins"), "four digits"),
        (catalogue.Consignment(origin="ZZ"), "Choose one"),
        (catalogue.Consignment(consignee_type="LLC"), "Choose one"),
    ],
)
def test_a_consignment_that_says_nothing_or_what_is_none_is_refused(
    store: Store, stated: catalogue.Consignment, sentence: str
) -> None:
    with pytest.raises(catalogue.CatalogueError, match=sentence) as refused:
        catalogue.state_consignment(store, 1, stated)
    assert refused.value.text("en").startswith("Consignment: ")
    assert refused.value.text("ru").startswith("Партия: ")


def test_the_command_states_a_consignment_and_takes_it_back(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    store.close()

    def run(*words: str) -> list[dict[str, object]]:
        assert main(["consignments", *words, "--store", str(store.path), "--json"]) == 0
        rows: list[dict[str, object]] = json.loads(capsys.readouterr().out)
        return rows

    assert len(run()) == 2
    assert run("--seizure", "3", "--state", "--goods", "tea", "--hs", "0902")[0]["hs_heading"] == "0902"
    assert run("--seizure", "3", "--undo") == []
    assert main(["consignments", "--state", "--goods", "tea", "--store", str(store.path)]) == 1
    assert "--seizure" in capsys.readouterr().err


def test_a_column_that_was_kept_as_text_only_is_no_field_of_the_record(store: Store) -> None:
    fields = {field.header: field.field for field in catalogue.get_seizure(store, 1).fields}
    assert (fields["Код ТН ВЭД"], fields["Наркотик"]) == ("", "drug")
