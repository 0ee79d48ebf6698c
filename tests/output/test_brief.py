"""The brief's data: counts are recounted here in plain Python, sources numbered as they are read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.analysis import Coverage, RouteCount, SeizureList
from catalogue.errors import ValueRefusedError
from catalogue.filters import EVERYTHING, Filters
from catalogue.model import Handling
from catalogue.output.brief import build_brief
from catalogue.output.brief_figures import DRUGS_SHOWN, YEARS_SHOWN, Count, make_figures
from catalogue.output.brief_tables import concealment_table, period_text, year_drug_table
from catalogue.output.words import word
from tests.output.examples import LINE, ROUTE, SOURCES, make_cells, make_method

if TYPE_CHECKING:
    from catalogue.output.brief_records import Brief

DRUGS = [
    "heroin",
    "opium",
    "cannabis_herb",
    "tramadol",
    "mephedrone",
    "ecstasy",
    "cocaine",
    "lsd",
    "morphine",
    "opiates",
]
MASS = st.none() | st.floats(0.001, 1e6)
ROWS = st.dictionaries(
    st.tuples(st.integers(2008, 2019), st.sampled_from(DRUGS)),
    st.tuples(st.integers(1, 500), MASS),
    min_size=1,
)


def year_drug(rows: dict[tuple[int, str], tuple[int, float | None]]) -> pd.DataFrame:
    """Return rows as the store's query by_year_drug gives them."""
    return pd.DataFrame([(*key, *value, 0) for key, value in rows.items()], columns=YEAR_DRUG)


YEAR_DRUG = ["year", "drug", "cases", "mass_kg", "unconverted_items"]
BY_COUNTRY = pd.DataFrame(
    [("TJ", 2015, 3, 4.0), ("TJ", 2016, 2, None)], columns=["country", "year", "cases", "mass_kg"]
)
CONCEALMENT = pd.DataFrame(
    [(None, 3, 4.0), ("vehicle.tyres", 2, None)], columns=["concealment", "cases", "mass_kg"]
)
TOTALS = SeizureList(
    5, 4.0, {}, pd.DataFrame([("tablet", 20.0, 2)], columns=["unit", "amount", "items"]), pd.DataFrame()
)


def make_coverage(*, handling: Handling = Handling.CLEAR, cases: int = 5) -> Coverage:
    """Return what five seizures of two years cover."""
    first, last = dt.date(2015, 1, 2), dt.date(2016, 3, 4)
    return Coverage(
        cases, first, last, 1, 1, 4, 3, 5, synthetic=True, handling=handling, by_country=BY_COUNTRY
    )


def built(**changes: Any) -> Brief:
    """Return a brief of the example route with some arguments changed."""
    plain: dict[str, Any] = {
        "route": ROUTE,
        "line": LINE,
        "methods": [make_method()],
        "sources": SOURCES,
        "coverage": make_coverage(),
        "totals": TOTALS,
        "by_year_drug": year_drug({(2015, "heroin"): (3, 4.0), (2016, "tramadol"): (2, None)}),
        "by_concealment": CONCEALMENT,
        "tied": RouteCount(5, 1.5),
        "filters": EVERYTHING,
        "language": "en",
        "made_on": dt.date(2026, 11, 24),
    }
    return build_brief(**(plain | changes))


def test_sources_are_numbered_in_the_order_in_which_the_text_names_them() -> None:
    brief = built()
    assert [passage.numbers for passage in brief.statements] == [(1,), (1, 2)]
    assert [(source.number, source.title) for source in brief.sources] == [
        (1, "Second report"),
        (2, "First report"),
    ]


def test_a_brief_carries_the_strictest_code_of_what_went_into_it() -> None:
    assert built().handling is Handling.GREEN
    assert built(coverage=make_coverage(handling=Handling.AMBER)).handling is Handling.AMBER
    assert built(methods=[make_method("TLP:RED")]).handling is Handling.RED
    assert built(tied=RouteCount(0, 0.4, Handling.RED)).handling is Handling.RED


@pytest.mark.parametrize("possible_one", [True, False])
def test_a_brief_says_that_a_possible_seizure_is_invented(possible_one: bool) -> None:  # noqa: FBT001  its only value
    own = replace(make_coverage(), synthetic=False)
    assert built(coverage=own, tied=RouteCount(0, 0.4, synthetic=possible_one)).synthetic is possible_one


def test_a_method_above_the_ceiling_is_left_out() -> None:
    brief = built(methods=[make_method("TLP:RED")], filters=Filters(ceiling=Handling.AMBER))
    assert brief.methods == ()
    assert brief.handling is Handling.GREEN


def test_a_route_above_the_ceiling_is_refused_with_a_sentence() -> None:
    with pytest.raises(ValueRefusedError, match="The route TEST is marked TLP:GREEN"):
        built(filters=Filters(ceiling=Handling.CLEAR))


def test_a_brief_speaks_one_language() -> None:
    brief = built(language="ru")
    assert (brief.title, brief.statements[0].text) == ("Душанбе - Ош", "Второй идёт первым.")
    assert brief.methods[0].name == "Шины и запасное колесо"
    assert brief.legs[0].start == "Душанбе"


def test_a_leg_names_its_border_crossing_point() -> None:
    assert [leg.crossing for leg in built().legs] == [None, "Bor-Dobo - Kyzyl-Art"]


def test_the_picture_shows_seizures_only_where_they_are_given() -> None:
    assert built().picture != built(cells=make_cells()).picture


def test_totals_count_each_seizure_once() -> None:
    figures = built().figures
    assert figures.total == Count(5, 4.0)
    assert figures.by_year == (Count(3, 4.0), Count(2, None), Count(5, 4.0))


def test_a_route_without_seizures_has_a_brief_all_the_same() -> None:
    brief = built(
        coverage=Coverage(0, None, None, 0, 0, 0, 0, 0, False, Handling.RED, BY_COUNTRY.iloc[:0]),
        totals=SeizureList(0, 0.0, {}, TOTALS.unconverted.iloc[:0], pd.DataFrame()),
        by_year_drug=year_drug({(2015, "heroin"): (3, 4.0)}).iloc[:0],
        by_concealment=CONCEALMENT.iloc[:0],
    )
    assert brief.figures.total == Count(0, None)
    assert brief.handling is Handling.GREEN
    assert (brief.figures.by_drug, brief.figures.by_concealment) == ((), ())


@settings(deadline=None, max_examples=40)
@given(ROWS)
def test_cases_of_the_table_add_up_to_the_cases_of_the_answer(rows: dict[Any, Any]) -> None:
    figures = make_figures(TOTALS, year_drug(rows), CONCEALMENT, by_year(rows))
    last = [row.counts[-1] for row in figures.by_drug]
    assert sum(count.cases for count in last if count) == sum(cases for cases, _ in rows.values())
    for row in figures.by_drug:
        assert sum(count.cases for count in row.counts[:-1] if count) == (row.counts[-1] or Count(0, 0)).cases


@settings(deadline=None, max_examples=40)
@given(ROWS)
def test_kg_of_each_drug_is_the_plain_sum_of_its_years(rows: dict[Any, Any]) -> None:
    figures = make_figures(TOTALS, year_drug(rows), CONCEALMENT, by_year(rows))
    for row in (row for row in figures.by_drug if row.code):
        masses = [mass for (_, drug), (_, mass) in rows.items() if drug == row.code and mass is not None]
        expected = pytest.approx(sum(masses)) if masses else None
        assert (row.counts[-1] or Count(0, 0)).mass_kg == expected


@pytest.mark.parametrize(
    ("first", "last", "en", "ru"),
    [
        (dt.date(2020, 2, 1), None, "2020-02-01", "01.02.2020"),
        (None, dt.date(2021, 3, 4), "2021-03-04", "04.03.2021"),
        (dt.date(2020, 2, 1), dt.date(2021, 3, 4), "2020-02-01", "04.03.2021"),
        (None, None, "2015-01-02", "04.03.2016"),
    ],
)
def test_the_period_is_what_was_asked_for_or_else_what_the_seizures_span(
    first: dt.date | None, last: dt.date | None, en: str, ru: str
) -> None:
    brief = built(filters=Filters(date_from=first, date_to=last))
    days = [day for day in (first, last) if day] or [brief.date_first, brief.date_last]
    for language, told, form in (("en", en, "%Y-%m-%d"), ("ru", ru, "%d.%m.%Y")):
        text = period_text(brief, language)
        assert told in text
        assert [f"{day:{form}}" in text for day in days] == [True] * len(days)
        assert sum(character.isdigit() for character in text) == 8 * len(days)


def test_a_brief_without_any_seizure_and_period_says_that_it_is_all() -> None:
    nothing = replace(make_coverage(cases=0), date_first=None, date_last=None)
    assert period_text(built(coverage=nothing), "en") == word("period_all", "en")


@pytest.mark.parametrize(("language", "told"), [("en", "until"), ("ru", "по")])
def test_years_that_do_not_fit_are_one_column_that_says_until_when(language: str, told: str) -> None:
    rows = {(year, "heroin"): (year - 2000, 1.0) for year in range(2008, 2008 + YEARS_SHOWN + 3)}
    table = year_drug_table(make_figures(TOTALS, year_drug(rows), CONCEALMENT, by_year(rows)), language)
    assert table
    assert table.head[1:-1] == (f"{told} 2011", *(str(year) for year in range(2012, 2008 + YEARS_SHOWN + 3)))
    assert table.rows[0][1].startswith(str(8 + 9 + 10 + 11))


def test_the_table_of_years_sums_up_and_that_of_concealment_does_not() -> None:
    figures = built().figures
    years, methods = year_drug_table(figures, "en"), concealment_table(figures, "en")
    assert years
    assert methods
    assert (years.strong_last, methods.strong_last) == (True, False)
    assert (years.numbers_from, methods.numbers_from) == (1, 1)


@settings(deadline=None, max_examples=40)
@given(ROWS)
def test_a_table_fits_the_page(rows: dict[Any, Any]) -> None:
    figures = make_figures(TOTALS, year_drug(rows), CONCEALMENT, by_year(rows))
    assert len(figures.by_drug) <= DRUGS_SHOWN
    assert len(figures.years) <= YEARS_SHOWN
    assert sum(row.lumped for row in figures.by_drug) == len({drug for _, drug in rows})


def by_year(rows: dict[tuple[int, str], tuple[int, float | None]]) -> pd.DataFrame:
    """Return rows as the store's query coverage_countries would give them for seizures of one drug each."""
    table = [("TJ", year, cases, mass) for (year, _), (cases, mass) in rows.items()]
    return pd.DataFrame(table, columns=["country", "year", "cases", "mass_kg"])
