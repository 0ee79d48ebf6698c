"""Shared pieces of the screens: what they write for a person, in either language."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import catalogue
from catalogue.content import load_routes
from pages.parts import (
    batches,
    filter_options,
    maps,
    method_records,
    previews,
    problems,
    records,
    route_history,
    route_records,
    session,
    statements,
    tables,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def russian(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reader's language be Russian."""
    monkeypatch.setattr(session, "language", lambda: "ru")


DAY = dt.date(2016, 3, 4)


@pytest.mark.parametrize(
    ("precision", "text"),
    [("year", "2016"), ("month", "2016-03"), ("day", "2016-03-04"), ("range", "2016-03-04 – 2016-03-09")],
)
def test_a_date_is_written_no_finer_than_it_is_known(precision: str, text: str) -> None:
    assert tables.date_text(DAY, dt.date(2016, 3, 9), precision) == text


@pytest.mark.usefixtures("russian")
def test_a_russian_reader_gets_russian_dates_numbers_and_units() -> None:
    assert tables.date_text(DAY, DAY, "day") == "04.03.2016"
    assert tables.mass_text(12.5) == "12,5 кг"
    assert tables.amount_text(3, "tablet") == "3 таблетка"


@pytest.mark.usefixtures("russian")
def test_what_was_done_to_a_route_is_told_to_a_russian_reader_in_russian(tmp_path: Path) -> None:
    with catalogue.create_store(tmp_path / "test.duckdb") as opened:
        route = catalogue.get_route(opened, "OSBIS")
        catalogue.save_route(opened, replace(route, status="dormant"), "затих с весны")
        catalogue.restore_route(opened, "OSBIS", 1)
        shown = route_history.version_table(catalogue.list_route_versions(opened, "OSBIS"))
    assert list(shown[session.say("routes_change")]) == [
        "восстановлена версия 1",
        "затих с весны",
        "содержание этой версии программы",
    ]
    assert list(shown[session.say("routes_who")]) == [
        "этот компьютер",
        "этот компьютер",
        "содержание программы",
    ]


@pytest.mark.parametrize(
    ("mass_kg", "text"),
    [(0.0002, "0.0002 kg"), (0.25, "0.25 kg"), (12.5, "12.5 kg"), (1234.56, "1,234.6 kg"), (None, "–")],
)
def test_a_mass_keeps_the_figures_that_matter(mass_kg: float | None, text: str) -> None:
    assert tables.mass_text(mass_kg) == text


def test_an_unknown_amount_is_a_dash_and_never_a_zero() -> None:
    assert tables.amount_text(None, "kg") == "–"
    assert tables.mass_text(float("nan")) == "–"


def test_a_drug_filter_offers_used_drugs_below_their_groups() -> None:
    options = filter_options.tree_options("drugs", {"heroin"})
    assert options[-1] == "heroin"
    assert options == [*reversed(catalogue.get_vocabulary("drugs").with_ancestors("heroin"))]
    assert filter_options.option_label("drugs", "heroin").strip() == "Heroin"


def test_problems_are_narrowed_by_kind_column_and_row() -> None:
    found = pd.DataFrame(
        {
            "code": ["date_missing", "unit_unknown"],
            "severity": ["refused", "warning"],
            "sheet": ["A", "A"],
            "row_number": [4, 9],
            "header": ["DATE", "UNIT"],
            "value": ["", "parrot"],
        }
    )
    assert len(problems.filter_problems(found, [], [], None)) == 2
    assert problems.filter_problems(found, ["unit_unknown"], [], None)["row_number"].to_list() == [9]
    assert problems.filter_problems(found, [], ["DATE"], None)["row_number"].to_list() == [4]
    assert problems.filter_problems(found, [], ["DATE"], 9).empty
    assert "parrot" in problems.problem_table(found)["What is wrong and what to do"].iloc[1]


def test_a_withheld_column_is_called_withheld_whatever_its_field() -> None:
    columns = pd.DataFrame(
        [["A", "ФИО", None, True, "name", "имя"], ["A", "Drug", "drug", False, "spelling", "написание"]],
        columns=["sheet", "header", "field", "withheld", "reason_en", "reason_ru"],
    )
    assert previews.column_table(columns)["Understood as"].to_list() == ["withheld before storage", "Drug"]


def test_the_reason_of_an_attribution_reads_as_words() -> None:
    words = records.reason_words("place_km:4 departure:AF destination:RU")
    assert words.startswith("the place lies 4 km from the line; departure: Afghanistan; destination: Russia")


def test_a_code_that_is_unknown_stays_as_it_came() -> None:
    assert records.value_words("drug", "heroin") == "Heroin"
    assert records.value_words("transport", None) == "–"
    assert records.value_words("case_number", "17/4") == "17/4"
    assert records.province_name("UZ-SU").startswith("Surxondaryo") or "Surkhan" in records.province_name(
        "UZ-SU"
    )


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=60))
def test_text_made_plain_for_markdown_shows_exactly_itself(text: str) -> None:
    tokens = MarkdownIt().parseInline(f"x{statements.plain(text)}x")[0].children or []
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert "".join(token.content for token in tokens) == f"x{text}x"


@given(st.lists(st.tuples(st.floats(25, 60), st.floats(30, 95)), min_size=1, max_size=9))
def test_the_view_of_a_route_holds_all_its_points(points: list[tuple[float, float]]) -> None:
    view, zoom = maps.view_of(points)
    assert all(view.south <= lat <= view.north and view.west <= lon <= view.east for lat, lon in points)
    assert 4 <= zoom <= 10


def test_methods_stand_right_below_their_parents() -> None:
    ordered = method_records.in_tree_order(catalogue.list_methods())
    assert len(ordered) == len(catalogue.list_methods())
    for (depth, method), (_, before) in zip(ordered[1:], ordered, strict=False):
        assert depth == 0 or method.parent in {before.code, before.parent, method.code.rsplit(".", 1)[0]}


def test_routes_and_methods_are_found_in_both_languages() -> None:
    methods = method_records.in_tree_order(catalogue.list_methods())
    some = catalogue.list_methods()[3]
    for name in (some.name_en, some.name_ru):
        assert some in [method for _, method in method_records.find_methods(methods, name)]
    assert method_records.find_methods(methods, "no such word at all") == []


@pytest.mark.usefixtures("russian")
def test_the_legs_of_a_route_are_named_in_the_readers_language() -> None:
    for route in load_routes().values():
        table = route_records.leg_table(route)
        named = {name for column in ("Откуда", "Куда") for name in table[column]}
        assert named <= {point.name_ru for point in route.waypoints}, route.code


def test_an_undone_import_says_when() -> None:
    row = {"undone_at": pd.Timestamp("2024-01-05 10:00"), "synthetic": False}
    assert batches._state(row) == "undone 2024-01-05 10:00 UTC"  # noqa: SLF001  the list's last column
