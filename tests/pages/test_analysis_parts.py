"""What the screens of analysis write for a person, in either language."""

from __future__ import annotations

import math

import pandas as pd
import pytest

import catalogue
from pages.parts import charts, coverage, displacement, facts, matrix, session, whats_new


@pytest.fixture
def russian(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reader's language be Russian."""
    monkeypatch.setattr(session, "language", lambda: "ru")


@pytest.mark.parametrize(
    ("q_value", "text"),
    [
        (0.0002, "practically none (q < 0.001)"),
        (0.0312, "small (q = 0.031)"),
        (0.11, "not small (q = 0.11)"),
        (0.9, "large (q = 0.90)"),
    ],
)
def test_the_chance_of_being_noise_stands_in_words_and_as_a_figure(q_value: float, text: str) -> None:
    assert whats_new.noise_text(q_value) == text


def test_a_ratio_stands_with_its_interval() -> None:
    assert whats_new.ratio_text(1.5, 1.1, 2.25) == "1.50 (1.10 – 2.25)"
    assert whats_new.ratio_text(math.nan, 3.2, math.inf) == "none before (at least 3.20)"


@pytest.mark.usefixtures("russian")
def test_a_thing_is_named_in_the_readers_language_with_its_family() -> None:
    assert facts.full_name("drug", "heroin") == "Героин (Опиоиды)"
    assert facts.full_name("drug", "opioids") == "Опиоиды"
    assert facts.fact_name("direction", "AF-KZ") == "Афганистан → Казахстан"
    assert facts.fact_name("crossing", "BCP008") == "Фотехобод - Ойбек"
    assert facts.fact_name("route", "M41N", {"M41N": "Памир"}) == "M41N · Памир"


def test_a_sender_that_was_not_named_is_a_dash() -> None:
    assert facts.sender_text("") == facts.sender_text(None) == "–"
    assert facts.sender_text("tj") == facts.sender_text("TJ") == "Tajikistan"
    assert facts.sender_text("ministry") == "ministry"


def test_the_data_of_a_chart_are_named_as_a_person_reads_them() -> None:
    named = charts.named_data(pd.DataFrame({"drug": ["heroin"], "cases": [3]}))
    assert named.to_dict("records") == [{"Drug": "Heroin", "Seizures": 3}]


@pytest.mark.parametrize(
    ("exact", "p_value", "words"),
    [
        (False, 0.0001, "by more than chance would bring. Chi-square test of homogeneity: p < 0.001"),
        (
            True,
            0.5,
            "Chance alone can explain how the shares of the corridors changed. Fisher's exact test: ",
        ),
    ],
)
def test_the_test_of_the_corridors_stands_in_words(exact: bool, p_value: float, words: str) -> None:  # noqa: FBT001  a case of the table above
    corridors = pd.DataFrame({"recent": [30, 20], "before": [50, 100]})
    told = displacement.verdict_text(catalogue.Displacement(corridors, p_value, exact, 0))
    assert words in told
    assert "n = 200" in told


@pytest.mark.parametrize(("share", "text"), [(0.0, "0 %"), (0.614, "61 %"), (0.997, "99 %"), (1.0, "100 %")])
def test_a_share_short_of_all_never_reads_as_all(share: float, text: str) -> None:
    assert coverage.share_text(share) == text


def test_fields_stand_by_country_with_all_countries_first() -> None:
    rows = [
        {"country": country, "field": field, "filled": 1, "of": of, "share": 1 / of}
        for country, of in (("", 5), ("TJ", 4), ("UZ", 1))
        for field in catalogue.COVERED_FIELDS
    ]
    reporting = catalogue.Reporting(pd.DataFrame(), pd.DatetimeIndex([]), 0, pd.DataFrame(rows))
    table = coverage.field_table(reporting)
    assert table["Country"].tolist() == ["All countries", "Tajikistan", "Uzbekistan"]
    assert table["n"].tolist() == [5, 4, 1]
    assert table["Settlement"].tolist() == [0.2, 0.25, 1.0]


def test_a_sender_stands_once_for_each_country_with_its_months() -> None:
    starts = pd.to_datetime(["2021-03-01", "2021-05-01", "2021-05-01"])
    months = pd.DataFrame(
        {"country": ["TJ", "TJ", "KG"], "sender": "caricc", "month_start": starts, "cases": [2, 3, 7]}
    )
    table = coverage.sender_table(months)
    assert table["Seizures"].tolist() == [7, 5]
    assert table["Months with a report"].tolist() == [1, 2]
    assert table["First"].tolist() == ["2021-05", "2021-03"]
    assert set(table["Sender"]) == {"CARICC"}


def small_table(rows: catalogue.Dimension, columns: catalogue.Dimension, *codes: str) -> catalogue.CrossTable:
    """Return a table of one row and two columns with a residual that stands out and one that is missing."""
    index, names = pd.Index(codes[:1]), pd.Index(codes[1:])
    counts = pd.DataFrame([[1200, 3]], index, names)
    expected = pd.DataFrame([[900.0, 303.25]], index, names)
    residuals = pd.DataFrame([[12.34, math.nan]], index, names)
    return catalogue.CrossTable(rows, columns, counts, expected, residuals, 1203, 17, 0.25)


@pytest.mark.usefixtures("russian")
def test_a_matrix_names_its_rows_and_columns_in_russian() -> None:
    table = small_table("crossing", "drug", "BCP008", "heroin", "opium")
    named = matrix.named_table(table, "counts")
    assert (list(named.index), list(named.columns)) == (["Фотехобод - Ойбек"], ["Героин", "Опий"])
    told = " ".join(matrix.sentences(table))
    assert "n = 1\N{NO-BREAK SPACE}203" in told
    assert "в пределах 20 км" in told
    assert "V Крамера, от 0 до 1): 0,25" in told
    assert "их 1)" in told


def test_a_residual_stands_with_its_sign_and_a_colour_beyond_chance() -> None:
    shown = matrix.heat_table(small_table("transport", "drug", "rail", "heroin", "opium"), "residuals")
    page = shown.to_html()
    assert "+12.3" in page
    assert page.count("background-color") == 1
    assert [matrix.signed_text(value) for value in (-2.26, -0.04)] == ["\N{MINUS SIGN}2.3", "0.0"]
