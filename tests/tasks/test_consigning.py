"""What a sheet tells of containers and goods is kept with its seizure, checked, and goes with its import."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store

SHEET = """Дата;Страна;Наркотик;Кол-во;Единица;Номер контейнера;Товар;Код ТН ВЭД;Грузополучатель;Подразделение
14.03.2024;Казахстан;героин;12,5;кг;CSQU 305438-3;изюм;0806 20;ТОО;Группа портового контроля Актау
15.03.2024;Казахстан;героин;1;кг;CSQU3054384;;;физическое лицо;
16.03.2024;Казахстан;героин;2;кг;;;;;
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store into which the sheet was imported."""
    with catalogue.create_store(tmp_path / "c.duckdb") as opened:
        preview = catalogue.preview_import(opened, SHEET.encode(), "cargo.csv")
        catalogue.commit_import(opened, preview)
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


def test_a_mended_row_brings_its_consignment_as_mended_and_taking_it_back_removes_it(tmp_path: Path) -> None:
    sheet = SHEET.replace(";2;кг;;;;;", ";около;кг;CSQU3054384;чай;;;")
    with catalogue.create_store(tmp_path / "m.duckdb") as opened:
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
