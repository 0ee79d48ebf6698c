"""Three sheets without two equal values: what the brief of a route counts of the seizures tied to it.

To the route TJFAR seizures 1, 7, 8 and 9 are attributed; seizure 4 may be its with 0.23.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue import EVERYTHING, Filters, Handling
from tests.unlike.meaning import TIES

if TYPE_CHECKING:
    from catalogue import Brief, Store
    from catalogue.output.brief_figures import Count, CountRow

ROUTE = "TJFAR"
HEROIN, METHADONE = pytest.approx(12.5), pytest.approx(3.125)
YEARS = (2014, 2019, 2022, 2023)


@pytest.fixture(scope="module")
def brief(unlike: Store) -> Brief:
    """Return the brief of the route."""
    return catalogue.route_brief(unlike, ROUTE)


def pair(count: Count | None) -> tuple[int, float | None] | None:
    """Return cases and kg of a count."""
    return None if count is None else (count.cases, count.mass_kg)


def rows(table: tuple[CountRow, ...]) -> dict[str | None, list[tuple[int, float | None] | None]]:
    """Return the counts of each line by its code."""
    return {row.code: [pair(count) for count in row.counts] for row in table}


def test_the_totals_are_those_of_the_attributed_seizures(brief: Brief) -> None:
    figures = brief.figures
    # 12.5 kg of heroin and 3.125 of methadone; 75 kg of a chemical apart.
    assert pair(figures.total) == (4, pytest.approx(15.625))
    assert rows(figures.apart) == {"chemical": [(1, pytest.approx(75))]}
    assert {one.unit: one.amount for one in figures.unconverted} == {"capsule": 53, "tablet": 640}
    assert figures.possible == pytest.approx(0.23)


def test_each_drug_stands_in_its_year(brief: Brief) -> None:
    figures = brief.figures
    assert figures.years == YEARS
    assert rows(figures.by_drug) == {
        "heroin": [(1, HEROIN), None, None, None, (1, HEROIN)],
        "unknown": [None, None, (1, None), None, (1, None)],
        "methadone": [None, None, None, (1, METHADONE), (1, METHADONE)],
        "codeine": [None, None, None, (1, None), (1, None)],
    }
    chemical = (1, pytest.approx(75))
    assert rows(figures.beside_drugs) == {"acetic_anhydride": [None, chemical, None, None, chemical]}
    every = [(1, HEROIN), (1, None), (1, None), (1, METHADONE), (4, pytest.approx(15.625))]
    assert [pair(count) for count in figures.by_year] == every


def test_each_concealment_has_its_own_cases_and_kg(brief: Brief) -> None:
    assert rows(brief.figures.by_concealment) == {
        None: [(2, None)],
        "vehicle": [(1, HEROIN)],
        "luggage.false_bottom": [(1, METHADONE)],
    }


def test_the_coverage_of_a_brief_is_that_of_its_seizures(brief: Brief) -> None:
    assert (brief.date_first, brief.date_last) == (dt.date(2014, 3, 5), dt.date(2023, 2, 9))
    assert (brief.synthetic, brief.handling) == (True, Handling.AMBER_STRICT)
    assert brief.coverage.startswith(
        "4 seizures reported from 4 countries, 2014-03-05 to 2023-02-09: 75 % with a place, "
        "50 % with a departure or destination."
    )


def test_a_brief_below_a_ceiling_counts_none_of_the_stricter(unlike: Store) -> None:
    lower = catalogue.route_brief(unlike, ROUTE, "ru", Filters(ceiling=Handling.GREEN))
    assert pair(lower.figures.total) == (1, HEROIN)
    assert rows(lower.figures.by_drug) == {"heroin": [(1, HEROIN), (1, HEROIN)]}
    assert (lower.synthetic, lower.date_last) == (False, dt.date(2014, 3, 5))


def test_a_written_brief_tells_the_figures_and_no_text_of_a_sheet(brief: Brief) -> None:
    page = catalogue.write_brief(brief, "html").decode()
    told = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    for figure in ("15.6", "12.5", "3.1", "75", "640", "53", "0.2"):
        assert figure in told
    for text in ("Bulletin 8", "УД-501/23", "Рапорт 61", "Группа Достык", "first.csv", "CSQU3054383"):
        assert text not in told


def test_the_routes_count_what_is_attributed_and_what_may_be_theirs(unlike: Store) -> None:
    found = catalogue.count_route_seizures(unlike)
    # Outweighed ties count nowhere.
    assert {code: (one.cases, one.possible) for code, one in found.items() if one.cases or one.possible} == {
        "TJFAR": (4, pytest.approx(0.23)),
        "ALABAX": (0, pytest.approx(0.13)),
    }
    assert catalogue.get_passed(unlike, EVERYTHING) == {"TJFAR": (4, pytest.approx(15.625))}


def test_every_tie_is_listed_with_its_own_numbers(unlike: Store) -> None:
    found = catalogue.list_attribution(unlike)
    told = {(row["seizure"], row["route"]): row for row in found.to_dict("records")}
    assert {*told} == {(number, tie[0]) for number, ties in TIES.items() for tie in ties}
    for number, ties in TIES.items():
        for route, share, score, reason, standing in ties:
            row = told[number, route]
            assert (row["share"], row["score"], row["reason"]) == (share, score, reason)
            assert (row["standing"], bool(row["asserted"])) == (standing, False)
