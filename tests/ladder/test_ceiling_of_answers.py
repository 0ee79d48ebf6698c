"""A reader under a ceiling is told what a store without the stricter records tells, in every answer."""

from __future__ import annotations

import datetime as dt
import inspect
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

import catalogue
from catalogue import BoundingBox, Filters, Handling, offered
from catalogue.errors import NotFoundError
from tests.ladder.rungs import CODES, ROUTES, numbers
from tests.ladder.told import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalogue import Store

YEARS = (dt.date(2021, 1, 1), dt.date(2020, 1, 1))
VIEW = BoundingBox(30, 40, 60, 90)
EVERY_SEIZURE = [number for rung in range(len(CODES)) for number in numbers(rung)]
# How each function of the front door that takes filters is asked.
OF_FILTERS: dict[str, Callable[[Store, Filters], Any]] = {
    "compare_selections": lambda store, asked: catalogue.compare_selections(
        store, *(replace(asked, date_from=day, date_to=day.replace(month=12)) for day in YEARS)
    ),
    "count_method_seizures": catalogue.count_method_seizures,
    "count_method_years": catalogue.count_method_years,
    "count_open_duplicates": catalogue.count_open_duplicates,
    "count_operation_untagged": lambda store, asked: catalogue.count_operation_untagged(
        store, asked, "KANAL_2007"
    ),
    "count_route_seizures": catalogue.count_route_seizures,
    "count_seizures": catalogue.count_seizures,
    "find_duplicates": lambda store, asked: catalogue.find_duplicates(store, asked, state=None),
    "find_seizures": catalogue.find_seizures,
    "get_concealment_cells": lambda store, asked: catalogue.get_concealment_cells(store, asked, VIEW, 8),
    "get_coverage": catalogue.get_coverage,
    "get_cross_table": lambda store, asked: catalogue.get_cross_table(store, asked, families=False),
    "get_extent": catalogue.get_extent,
    "get_flows": catalogue.get_flows,
    "get_hot_spots": catalogue.get_hot_spots,
    "get_in_view": catalogue.get_in_view,
    "get_map_records": lambda store, asked: catalogue.get_map_records(store, asked, VIEW, 100),
    "get_month_cells": lambda store, asked: catalogue.get_month_cells(store, asked, VIEW, 8),
    "get_near_crossings": catalogue.get_near_crossings,
    "get_passed": catalogue.get_passed,
    "get_reporting": catalogue.get_reporting,
    "get_trend": catalogue.get_trend,
    "get_whats_new": catalogue.get_whats_new,
    "map_view": lambda store, asked: catalogue.map_view(store, asked, VIEW, 8),
}  # fmt: skip
# How each is asked that takes the ceiling alone.
OF_A_CEILING: dict[str, Callable[[Store, Handling], Any]] = {
    "count_operation_seizures": catalogue.count_operation_seizures,
    "count_route_years": lambda store, ceiling: catalogue.count_route_years(store, ROUTES[0], ceiling),
    "list_consignments": lambda store, ceiling: catalogue.list_consignments(store, ceiling=ceiling),
    "list_duplicate_reports": lambda store, ceiling: catalogue.list_duplicate_reports(
        store, EVERY_SEIZURE, ceiling
    ),
    "get_seizure": lambda store, ceiling: [_record(store, number, ceiling) for number in EVERY_SEIZURE],
}
# They have tests of their own here, or make filters of filters.
TRIED_ELSEWHERE = {
    "describe_filters",
    "export_content",
    "export_seizures",
    "export_place_decisions",
    "route_brief",
}
CHANGING = {"decide_duplicate_group", "tag_operation_seizures"}
WITHOUT_A_STORE = {
    name
    for name in dir(offered)
    if inspect.isfunction(getattr(offered, name))
    and "opened" not in inspect.signature(getattr(offered, name)).parameters
}


def test_every_function_that_takes_filters_or_a_ceiling_is_asked() -> None:
    taking = {
        name
        for name in {*dir(offered)} - WITHOUT_A_STORE
        if inspect.isfunction(getattr(offered, name))
        and {"filters", "ceiling"} & {*inspect.signature(getattr(offered, name)).parameters}
    }
    assert taking == {*OF_FILTERS, *OF_A_CEILING, *TRIED_ELSEWHERE, *CHANGING}


@pytest.mark.parametrize("name", OF_FILTERS)
def test_an_answer_tells_what_is_at_or_below_the_ceiling_and_no_more(
    stores: list[Store], whole: Store, name: str
) -> None:
    ask = OF_FILTERS[name]
    for filters in (Filters(), Filters(duplicates="merged")):
        answers = [told(ask(whole, replace(filters, ceiling=code))) for code in CODES]
        assert answers == [told(ask(store, filters)) for store in stores]
        if filters.duplicates == "reported" or name != "find_duplicates":
            assert all(one != other for one, other in pairwise(answers))


@pytest.mark.parametrize("name", OF_A_CEILING)
def test_an_answer_under_a_ceiling_tells_what_is_at_or_below_it_and_no_more(
    stores: list[Store], whole: Store, name: str
) -> None:
    ask = OF_A_CEILING[name]
    answers = [told(ask(whole, code)) for code in CODES]
    assert answers == [told(ask(store, Handling.RED)) for store in stores]
    assert all(one != other for one, other in pairwise(answers))


def _record(store: Store, number: int, ceiling: Handling) -> object:
    try:
        return catalogue.get_seizure(store, number, ceiling)
    except NotFoundError:
        return "none"
