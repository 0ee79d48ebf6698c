"""A person changes how a sender's columns are read; the layout is kept, recognised and shared."""

from __future__ import annotations

import pytest

import catalogue
from catalogue import CatalogueError, Filters, LayoutChange, Store
from catalogue.errors import LayoutUnknownError

SHEET = (
    "Дата;Страна;Объект;Наркотик;Количество;Единица;Ответственный\n"
    "14.03.2021;Таджикистан;Куляб;Героин;2;кг;отдел 5\n"
    "15.03.2021;Таджикистан;Бохтар;Опий;3;кг;отдел 7\n"
).encode()
NEXT = (
    "Страна;Дата;Объект;Наркотик;Количество;Единица;Ответственный\n"
    "Таджикистан;16.03.2021;Хорог;Героин;4;кг;отдел 5\n"
).encode()
WITHOUT_COUNTRY = "Дата;Наркотик;Количество;Единица\n14.03;Героин;2;кг\n".encode()
CHANGE = LayoutChange(columns={"Объект": "place", "Ответственный": "withheld"}, name="Test sender")


def used(preview: catalogue.ImportPreview) -> dict[str, str | None]:
    """Return the field of each column of a preview; a withheld one says so."""
    rows = preview.columns.to_dict("records")
    return {row["header"]: "withheld" if row["withheld"] else row["field"] for row in rows}


def test_a_changed_column_is_read_anew_and_a_withheld_one_is_not_stored(store: Store) -> None:
    preview = catalogue.preview_import(store, SHEET, "sheet.csv", layout=CHANGE)
    assert used(preview)["Объект"] == "place"
    assert "Ответственный" in preview.withheld_columns
    catalogue.commit_import(store, preview)
    places = catalogue.find_seizures(store, Filters()).rows["place_text"]
    assert set(places) == {"Куляб", "Бохтар"}
    row = catalogue.get_seizure(store, 1)
    assert "отдел 5" not in {field.original for field in row.fields}


def test_a_kept_layout_is_recognised_by_its_headers_whatever_their_order(store: Store) -> None:
    preview = catalogue.preview_import(store, SHEET, "sheet.csv", layout=CHANGE)
    assert catalogue.keep_layout(store, preview, "Test sender") == 1
    later = catalogue.preview_import(store, NEXT, "next.csv")
    assert used(later)["Объект"] == "place"
    assert used(later)["Ответственный"] == "withheld"
    assert any("Test sender" in note.en for note in later.notes)
    assert later.facts.layout == "Test sender"


def test_constants_give_what_a_sheet_does_not_say(store: Store) -> None:
    with pytest.raises(CatalogueError):
        catalogue.preview_import(store, WITHOUT_COUNTRY, "sheet.csv")
    change = LayoutChange(constants={"country": "Таджикистан"})
    preview = catalogue.preview_import(
        store, WITHOUT_COUNTRY.replace(b"14.03;", b"14.03.2021;"), "s.csv", layout=change
    )
    assert preview.counts.accepted == 1
    catalogue.commit_import(store, preview)
    assert catalogue.find_seizures(store, Filters(countries=("TJ",))).count == 1


def test_a_layout_has_versions_and_can_be_forgotten(store: Store) -> None:
    preview = catalogue.preview_import(store, SHEET, "sheet.csv", layout=CHANGE)
    catalogue.keep_layout(store, preview, "One")
    catalogue.keep_layout(store, preview, "Two")
    kept = catalogue.list_layouts(store)
    assert kept[["name", "version"]].to_numpy().tolist() == [["Two", 2]]
    catalogue.forget_layout(store, kept["shape"].iloc[0])
    assert catalogue.list_layouts(store).empty
    assert used(catalogue.preview_import(store, SHEET, "sheet.csv"))["Объект"] != "place"


def test_an_exported_layout_is_taken_over_by_another_store(
    store: Store, tmp_path_factory: pytest.TempPathFactory
) -> None:
    preview = catalogue.preview_import(store, SHEET, "sheet.csv", layout=CHANGE)
    catalogue.keep_layout(store, preview, "Test sender")
    text = catalogue.export_layout(store, catalogue.list_layouts(store)["shape"].iloc[0])
    with catalogue.create_store(tmp_path_factory.mktemp("other") / "other.duckdb") as other:
        assert catalogue.import_layout(other, text) == "Test sender"
        assert used(catalogue.preview_import(other, SHEET, "sheet.csv"))["Объект"] == "place"


def test_a_mended_row_is_read_by_the_layout_of_its_import(store: Store) -> None:
    refused = SHEET.decode().replace(";3;", ";много;").encode()
    catalogue.commit_import(store, catalogue.preview_import(store, refused, "sheet.csv", layout=CHANGE))
    catalogue.mend_values(store, 1, "Количество", "много", "3")
    catalogue.retry_rows(store, 1)
    assert set(catalogue.find_seizures(store, Filters()).rows["place_text"]) == {"Куляб", "Бохтар"}


@pytest.mark.parametrize("text", ["", "[1, 2]", "{columns: {a: no_such_field}}", "a: [", "columns: 7"])
def test_what_is_no_layout_is_refused_in_a_sentence(store: Store, text: str) -> None:
    with pytest.raises(CatalogueError) as refused:
        catalogue.import_layout(store, text)
    assert refused.value.text("ru") != refused.value.text("en")


def test_a_value_for_all_rows_goes_together_with_a_kept_layout(store: Store) -> None:
    catalogue.keep_layout(store, catalogue.preview_import(store, SHEET, "sheet.csv", layout=CHANGE), "One")
    change = LayoutChange(constants={"unit": "г"})
    assert used(catalogue.preview_import(store, NEXT, "next.csv", layout=change))["Объект"] == "place"


def test_a_column_that_nobody_knows_is_asked_for_and_the_answer_counts(store: Store) -> None:
    sheet = b"qachon;qayerda;nima;qancha\n2024-03-05;Nukus atrofi;heroin;1,5 kg\n"
    asked = catalogue.preview_import(store, sheet, "uz.csv", ask=True)
    assert [field.value for field in asked.missing] == ["country", "amount"]
    assert (asked.counts.rows_read, asked.counts.refused) == (1, 1)
    told = LayoutChange({"qachon": "date", "nima": "drug", "qancha": "amount"}, {"country": "UZ"})
    answered = catalogue.preview_import(store, sheet, "uz.csv", layout=told, ask=True)
    assert (answered.missing, answered.counts.accepted) == ((), 1)


def test_a_sheet_without_a_column_for_the_drug_is_previewed_and_not_only_refused(store: Store) -> None:
    sheet = b"Date;Country;Remarks\n2024-03-05;Iran;nothing\n"
    asked = catalogue.preview_import(store, sheet, "odd.csv", ask=True)
    assert {field.value for field in asked.missing} == {"drug", "amount"}
    with pytest.raises(LayoutUnknownError):
        catalogue.preview_import(store, sheet, "odd.csv")
