"""A ladder: five imports, one under each handling code, with what persons decided of each.

The store of a rung is the file as it stood when the imports up to its code had been made: whoever may see no
more than that code must be told what this store tells.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import catalogue
from catalogue import Filters, Handling, PlaceDecision, Verdict
from tests.unlike.sheets import as_csv

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue import Store

CODES = tuple(Handling)
# One route for each code, in order; each is marked with it.
ROUTES = ("TJRAIL", "MAILIN", "AIRRU", "ASTKZ", "BISMOS")
OPERATION = "REFLEX_2021"
HEADERS = (
    "Номер дела", "Дата изъятия", "Страна", "Область", "Место изъятия", "Наркотик", "Количество", "Ед. изм.",
    "Вид транспорта", "Способ сокрытия", "Место обнаружения (объект)", "Страна отправления",
    "Страна назначения", "Обстоятельства", "Номер контейнера",
)  # fmt: skip
# Places farther and farther from Panj, so that each rung widens what a map shows.
PLACES = (
    ("Таджикистан", "Душанбе"), ("Узбекистан", "Самарканд"), ("Туркменистан", "Мары"),
    ("Казахстан", "Кызылорда"), ("Россия", "Оренбург"),
)  # fmt: skip
CONTAINERS = ("CSQU3054383", "HLXU1004363", "MSKU6011678", "TGHU7599330", "MSCU6639871")
SEIZURES_A_RUNG = 6


def sheet(rung: int) -> bytes:
    """Return the sheet of a rung.

    A pair that a person says is one seizure; one in a place of the rung; one in no known place; and a pair on
    a route of the catalogue of which nobody has said whether it is one seizure.
    """
    kg, month = str(10**rung), f"0{rung + 1}"
    common = (
        f"2021-{month}-10", "Таджикистан", "Хатлонская область", "Пяндж", "Героин", kg, "кг",
        "легковой автомобиль", "Запчасти", "Склад", "Афганистан", "Россия",
    )  # fmt: skip
    on_a_route = (
        f"2021-{month}-15", "Казахстан", "", "Шымкент", "Опий", f"{kg}.5", "кг", "поезд", "Обувь", "Вокзал",
        "Таджикистан", "Казахстан",
    )  # fmt: skip
    country, place = PLACES[rung]
    return as_csv(
        [
            HEADERS,
            (f"УД-{rung}1", *common, f"Первая запись ступени{rung}", CONTAINERS[rung]),
            (f"УД-{rung}2", *common, f"Вторая запись ступени{rung}", ""),
            (f"УД-{rung}3", f"2018-{month}-0{rung + 1}", country, "", place, "Опий", f"{kg}00", "г", "поезд",
             "Обувь", "Вокзал", "Таджикистан", country, f"Третья{rung}", ""),
            (f"УД-{rung}4", f"2020-03-2{rung}", "Таджикистан", "", f"Щщщщ{rung}", "Экстази",
             f"{rung + 1}", "таблетка", "Почта", "", "", "", "", f"Четвёртая{rung}", ""),
            (f"УД-{rung}5", *on_a_route, f"Пятая{rung}", ""),
            (f"УД-{rung}6", *on_a_route, f"Шестая{rung}", ""),
        ]
    )  # fmt: skip


def climb(template: Path, folder: Path) -> list[Path]:
    """Make the ladder; return the file of each rung, the last with everything."""
    path = folder / "ladder.duckdb"
    shutil.copy(template, path)
    rungs = []
    with catalogue.open_store(path) as opened:
        mark_routes(opened)
    for rung in range(len(CODES)):
        with catalogue.open_store(path) as opened:
            add_rung(opened, rung)
        rungs.append(folder / f"rung{rung}.duckdb")
        shutil.copy(path, rungs[-1])
    return rungs


def mark_routes(opened: Store) -> None:
    """Mark one route with each code."""
    for code, handling in zip(ROUTES, CODES, strict=True):
        route = catalogue.get_route(opened, code)
        if route.handling != handling:
            catalogue.save_route(opened, replace(route, handling=handling.value), "marked")


def add_rung(opened: Store, rung: int) -> None:
    """Import the sheet of a rung under its code, and decide of its records."""
    preview = catalogue.preview_import(
        opened, sheet(rung), f"rung{rung}.csv", sender="KZ", handling=CODES[rung]
    )
    assert catalogue.commit_import(opened, preview).accepted == SEIZURES_A_RUNG
    first, second, *_ = numbers(rung)
    catalogue.decide_duplicates(opened, [first, second], "same", lead=first)
    catalogue.tag_operation_seizures(opened, Filters(batch=rung + 1), OPERATION)
    decision = PlaceDecision("TJ", "", f"Щщщщ{rung}", Verdict.COUNTRY)
    catalogue.decide_places(opened, [decision])


def numbers(rung: int) -> range:
    """Return the numbers of the seizures of a rung."""
    return range(SEIZURES_A_RUNG * rung + 1, SEIZURES_A_RUNG * (rung + 1) + 1)
