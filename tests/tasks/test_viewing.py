"""A view is kept with a name, opened as it was left, renamed, deleted; each act stands in the audit."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue import CatalogueError, Filters, ViewState

if TYPE_CHECKING:
    from catalogue import Store

NORTH = ViewState(
    Filters(date_from=dt.date(2020, 1, 1), drugs=("heroin",), countries=("TJ", "KZ"), text="«грузовик»"),
    lat=41.3,
    lon=69.25,
    zoom=6,
    layers=("seizures", "routes"),
    measure="kg",
    compare=Filters(text="поезд"),
    month=dt.date(2021, 3, 1),
)


def names(store: Store) -> list[str]:
    """Return the names of the views that are listed."""
    return [view.name for view in catalogue.list_views(store)]


def audit(store: Store) -> list[str]:
    """Return the acts of the audit, oldest first."""
    rows = store.connection.execute("SELECT act FROM audit ORDER BY happened_at").fetchall()
    return [act for (act,) in rows if act.startswith("view_")]


def test_a_view_comes_back_as_it_was_kept(store: Store) -> None:
    number = catalogue.save_view(store, "  Северный   путь ", "explore", NORTH)
    view = catalogue.get_view(store, "северный путь")
    assert view.state == NORTH
    assert (view.number, view.name, view.screen) == (number, "Северный путь", "explore")
    assert view.saved_by
    assert catalogue.get_view(store, str(number)) == view


def test_views_are_listed_by_name(store: Store) -> None:
    for name in ("Юг", "Air", "North"):
        catalogue.save_view(store, name, "explore", ViewState())
    assert names(store) == ["Air", "North", "Юг"]


def test_a_view_kept_under_a_name_that_is_taken_takes_its_place(store: Store) -> None:
    catalogue.save_view(store, "North", "explore", NORTH)
    catalogue.save_view(store, "north", "trends", ViewState())
    (view,) = catalogue.list_views(store)
    assert (view.name, view.screen, view.state) == ("north", "trends", ViewState())


def test_a_view_is_renamed_and_deleted_and_the_audit_says_so(store: Store) -> None:
    catalogue.save_view(store, "North", "explore", NORTH)
    catalogue.rename_view(store, "North", "Север")
    assert names(store) == ["Север"]
    catalogue.delete_view(store, "Север")
    assert names(store) == []
    assert audit(store) == ["view_saved", "view_renamed", "view_deleted"]


def test_a_view_may_be_renamed_to_another_spelling_of_its_own_name_only(store: Store) -> None:
    for name in ("North", "South"):
        catalogue.save_view(store, name, "explore", ViewState())
    catalogue.rename_view(store, "North", "NORTH")
    with pytest.raises(CatalogueError):
        catalogue.rename_view(store, "South", "north")
    assert names(store) == ["NORTH", "South"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_name_that_nobody_could_read_is_refused(store: Store, name: str) -> None:
    with pytest.raises(CatalogueError) as refused:
        catalogue.save_view(store, name, "explore", ViewState())
    assert "80" in refused.value.text("ru")
    assert names(store) == []


def test_a_view_that_is_not_there_is_told_in_both_languages(store: Store) -> None:
    with pytest.raises(CatalogueError) as missing:
        catalogue.get_view(store, "nowhere")
    assert "nowhere" in missing.value.text("en")
    assert missing.value.text("en") != missing.value.text("ru")
