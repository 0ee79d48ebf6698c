"""Joint operations: kept only when whole and sourced, tagged on seizures, taken back, never left behind."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

import catalogue
from catalogue import EVERYTHING, Filters, JointActivity, Source, Statement
from catalogue.cli import main
from catalogue.content import ACTIVITY_KINDS, load_joint_activities

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue import Store

SOURCE = Source(
    "own_report", "Report", "CARICC", "2024-05", "https://caricc.org/report", "report", language="en"
)
STATEMENT = Statement("Ten kg were seized.", "Изъято десять килограммов.", ("own_report",), 2014)
NEW = JointActivity(
    "steppe_2014", "operation", ("CARICC",), "Steppe", "Степь", "2014-07", "2014-09", ("KZ", "UZ"),
    (STATEMENT,), (SOURCE,),
)  # fmt: skip

RECORD = """code: STEPPE
kind: operation
led_by: [CARICC]
name_en: Steppe
name_ru: Степь
start: 2014-07-01
end: 2014
countries: [KZ, UZ]
statements:
- {en: Held., ru: Проведена., sources: [own], as_of: 2014}
sources:
- {id: own, title: T, publisher: P, date: 2014, address: 'https://a.example', kind: news, language: ru}
"""


def seizures(store: Store, filters: Filters = EVERYTHING) -> list[int]:
    return [int(number) for number in catalogue.find_seizures(store, filters).rows["seizure_id"]]


def test_every_joint_operation_of_the_catalogue_is_whole_and_sourced_in_both_languages() -> None:
    sources = catalogue.list_sources()
    for activity in load_joint_activities().values():
        assert activity.kind in ACTIVITY_KINDS
        assert all((activity.led_by, activity.statements, activity.name_ru, len(activity.countries) > 1))
        for statement in activity.statements:
            assert all((statement.en, statement.ru, statement.as_of, statement.sources)), activity.code
            assert all(sources[code].date and sources[code].address for code in statement.sources)


def test_a_joint_operation_that_was_added_is_listed_with_its_own_source(store: Store) -> None:
    kept = catalogue.add_joint_activity(store, NEW)
    assert kept == catalogue.get_joint_activity(store, "Steppe_2014") == replace(NEW, code="STEPPE_2014")
    listed = [one.start for one in catalogue.list_joint_activities(store)]
    assert listed == sorted(listed, reverse=True)


@pytest.mark.parametrize(
    ("change", "en", "ru"),
    [
        ({"statements": (replace(STATEMENT, sources=()),)}, "names no source", "Нет источника"),
        ({"statements": (replace(STATEMENT, as_of=None),)}, "year", "год"),
        ({"statements": ()}, "needs 1 or more", "не менее 1"),
        ({"sources": (replace(SOURCE, address="report"),)}, "address that begins with", "https"),
        ({"name_ru": "Steppe"}, "no Cyrillic", "нет кириллицы"),
        ({"start": "2014-13"}, "YYYY-MM", "ГГГГ-ММ"),
        ({"end": "2013"}, "before the start", "раньше начала"),
        ({"countries": ("KZ",)}, "needs 2 or more", "не менее 2"),
        ({"code": "степь"}, "capital Latin", "латинских"),
        ({"code": "WEB_2019"}, "has this code", "занят"),
    ],
)
def test_an_incomplete_or_unsourced_operation_is_refused_in_the_readers_language(
    store: Store, change: dict[str, Any], en: str, ru: str
) -> None:
    with pytest.raises(catalogue.CatalogueError) as refused:
        catalogue.add_joint_activity(store, replace(NEW, **change))
    assert en.casefold() in refused.value.text("en").casefold()
    assert ru.casefold() in refused.value.text("ru").casefold()
    assert catalogue.list_joint_activities(store) == tuple(
        sorted(load_joint_activities().values(), key=lambda one: (one.start, one.code), reverse=True)
    )


def test_the_filters_of_an_operation_are_its_days_to_the_last_and_its_participants() -> None:
    filters = catalogue.get_operation_filters(NEW)
    assert (filters.date_from, filters.date_to) == (dt.date(2014, 7, 1), dt.date(2014, 9, 30))
    assert filters.countries == ("KZ", "UZ")
    year = catalogue.get_operation_filters(replace(NEW, start="2012", end="2012"))
    assert (year.date_from, year.date_to) == (dt.date(2012, 1, 1), dt.date(2012, 12, 31))


def test_a_seizure_tagged_with_an_operation_is_found_by_it_until_the_tag_is_taken_back(filled: Store) -> None:
    first = seizures(filled)[0]
    catalogue.tag_operation(filled, first, "web_2019")
    catalogue.tag_operation(filled, first, "WEB_2019")
    assert seizures(filled, Filters(operations=("WEB_2019",))) == [first]
    tags = catalogue.list_operation_tags(filled, first)
    assert list(tags["operation"]) == ["WEB_2019"]
    catalogue.undo_operation_tag(filled, int(tags["tag_id"].iloc[0]))
    assert catalogue.list_operation_tags(filled, first).empty
    assert seizures(filled, Filters(operations=("WEB_2019",))) == []
    with pytest.raises(catalogue.CatalogueError):
        catalogue.undo_operation_tag(filled, int(tags["tag_id"].iloc[0]))


def test_all_that_a_filter_means_is_tagged_once_and_taken_back_in_one_step(filled: Store) -> None:
    catalogue.add_joint_activity(filled, NEW)
    meant = catalogue.get_operation_filters(NEW)
    expected = seizures(filled, meant)
    assert len(expected) == 2
    catalogue.tag_operation(filled, expected[0], NEW.code)
    assert catalogue.count_operation_untagged(filled, meant, NEW.code) == 1
    assert catalogue.tag_operation_seizures(filled, meant, NEW.code) == 1
    assert catalogue.tag_operation_seizures(filled, meant, NEW.code) == 0
    assert catalogue.count_operation_seizures(filled) == {"STEPPE_2014": 2}
    acts = catalogue.list_operation_acts(filled, NEW.code)
    assert list(acts["cases"]) == [1, 1]
    assert catalogue.undo_operation_act(filled, int(acts["act"].iloc[0])) == 1
    assert seizures(filled, Filters(operations=("STEPPE_2014",))) == [expected[0]]


def test_tags_are_numbered_from_one_on_in_the_order_of_their_seizures(filled: Store) -> None:
    catalogue.tag_operation_seizures(filled, Filters(countries=("KZ", "TJ")), "KANAL_2007")
    catalogue.tag_operation_seizures(filled, Filters(), "KANAL_2007")
    tags = [catalogue.list_operation_tags(filled, number)["tag_id"].tolist() for number in range(1, 7)]
    first = seizures(filled, Filters(countries=("KZ", "TJ")))
    rest = sorted({*range(1, 7)} - {*first})
    numbers = dict(zip([*sorted(first), *rest], range(1, 7), strict=True))
    assert tags == [[numbers[number]] for number in range(1, 7)]


def test_an_operation_with_tags_or_of_the_catalogue_itself_is_not_withdrawn(filled: Store) -> None:
    catalogue.add_joint_activity(filled, NEW)
    catalogue.tag_operation(filled, seizures(filled)[0], NEW.code)
    for code in (NEW.code, "WEB_2019"):
        with pytest.raises(catalogue.CatalogueError):
            catalogue.withdraw_joint_activity(filled, code)
    catalogue.undo_operation_act(filled, int(catalogue.list_operation_acts(filled, NEW.code)["act"].iloc[0]))
    catalogue.withdraw_joint_activity(filled, NEW.code)
    with pytest.raises(catalogue.CatalogueError):
        catalogue.get_joint_activity(filled, NEW.code)
    assert catalogue.add_joint_activity(filled, NEW).code == "STEPPE_2014"


def test_tags_go_with_the_import_that_they_stand_on(filled: Store) -> None:
    catalogue.tag_operation_seizures(filled, EVERYTHING, "WEB_2019")
    catalogue.undo_import(filled, int(catalogue.list_batches(filled)["batch_id"].iloc[0]))
    assert catalogue.count_operation_seizures(filled) == {}
    assert catalogue.list_operation_acts(filled, "WEB_2019").empty


def test_every_act_on_an_operation_stands_in_the_audit(filled: Store) -> None:
    catalogue.add_joint_activity(filled, NEW)
    catalogue.tag_operation_seizures(filled, EVERYTHING, NEW.code)
    catalogue.undo_operation_act(filled, int(catalogue.list_operation_acts(filled, NEW.code)["act"].iloc[0]))
    catalogue.withdraw_joint_activity(filled, NEW.code)
    told = filled.connection.sql("SELECT act FROM audit ORDER BY happened_at").fetchall()
    acts = [act for (act,) in told if act.startswith("operation_")]
    assert acts == ["operation_added", "operation_tagged", "operation_untagged", "operation_withdrawn"]


def test_the_command_adds_tags_lists_and_takes_back(
    filled: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "steppe.yml"
    file.write_text(
        RECORD,
        encoding="utf-8",
    )
    filled.close()

    def run(*words: str) -> Any:
        assert main(["operations", *words, "--store", str(filled.path), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    assert run("--add", str(file))["start"] == "2014-07-01"
    assert run("--tag", "STEPPE", "--of-its-days", "--dry-run")["untagged"] == 2
    assert run("--tag", "STEPPE", "--country", "KZ", "--to", "2014-12-31")["tagged"] == 1
    line = next(one for one in run() if one["code"] == "STEPPE")
    assert (line["seizures"], line["statements"]) == (1, 1)
    assert run("--show", "STEPPE")["sources"][0]["address"] == "https://a.example"
    assert run("--undo", str(run("--acts", "STEPPE")[0]["act"]))["untagged"] == 1
    tag = run("--tag", "STEPPE", "--seizure", "1")["tags"][0]["tag_id"]
    assert run("--tags", "1")[0]["tag_id"] == tag
    run("--untag", str(tag))
    assert run("--withdraw", "steppe") == {"withdrawn": "STEPPE"}
    file.write_text("- no record", encoding="utf-8")
    words = ["operations", "--add", str(file), "--store", str(filled.path), "--language", "ru"]
    assert main(words) == 1
    assert "одна запись" in capsys.readouterr().err
