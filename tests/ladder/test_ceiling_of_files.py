"""Exports, files of decisions and briefs hold what is at or below the ceiling, and say so of themselves."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue import Filters, Handling, content
from catalogue.cli import main
from catalogue.errors import ValueRefusedError
from tests.ladder.rungs import CODES, ROUTES, numbers
from tests.ladder.told import told
from tests.tasks.test_unlike_exports import READERS

if TYPE_CHECKING:
    from catalogue import Store

# No seizure of the ladder is attributed to it: its brief tells of possible ones alone.
ONLY_POSSIBLE = "TJFAR"
UP_TO = [*accumulate([*numbers(rung)] for rung in range(len(CODES)))]


@pytest.mark.parametrize("form", READERS)
def test_an_export_holds_the_seizures_at_or_below_the_ceiling_and_no_more(
    whole: Store, tmp_path: Path, form: str
) -> None:
    for code, expected in zip(CODES, UP_TO, strict=True):
        path = tmp_path / f"{code.rank}.{form}"
        result = catalogue.export_seizures(whole, Filters(ceiling=code), form, path)
        rows = READERS[form](path)
        assert [int(row["seizure_id"]) for row in rows] == expected
        assert {row["handling"] for row in rows} == {one.value for one in CODES if code.permits(one)}
        assert (result.cases, result.handling) == (len(expected), code)


def test_the_command_export_holds_the_same(rungs: list[Path], tmp_path: Path) -> None:
    for code, expected in zip(CODES, UP_TO, strict=True):
        path = tmp_path / f"{code.rank}.csv"
        assert main(["export", "--ceiling", code, "--store", str(rungs[-1]), "-o", str(path)]) == 0
        assert [int(row["seizure_id"]) for row in READERS["csv"](path)] == expected


def test_what_a_screen_hands_out_holds_the_same(whole: Store, tmp_path: Path) -> None:
    for code, expected in zip(CODES, UP_TO, strict=True):
        packed = catalogue.export_content(whole, Filters(ceiling=code), "csv")
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            path = Path(archive.extract("seizures.csv", tmp_path))
        assert [int(row["seizure_id"]) for row in READERS["csv"](path)] == expected


def test_a_file_of_decisions_on_places_holds_those_at_or_below_the_ceiling(
    whole: Store, rungs: list[Path], tmp_path: Path
) -> None:
    for rung, code in enumerate(CODES):
        file = catalogue.export_place_decisions(whole, "x.csv", code)
        texts = [f"Щщщщ{one}" in file.content.decode("utf-8-sig") for one in range(len(CODES))]
        assert texts == [one <= rung for one in range(len(CODES))]
        assert (file.handling, file.written, file.withheld) == (code, rung + 1, len(CODES) - rung - 1)
        path = tmp_path / f"{rung}.csv"
        words = ["places-export", "--ceiling", code, "--store", str(rungs[-1]), "-o", str(path)]
        assert main(words) == 0
        assert path.read_bytes() == file.content


@pytest.mark.parametrize("route", [ROUTES[0], ONLY_POSSIBLE])
def test_a_brief_counts_the_seizures_at_or_below_the_ceiling_and_bears_their_code(
    whole: Store, stores: list[Store], route: str
) -> None:
    for language in ("en", "ru"):
        briefs = [catalogue.route_brief(whole, route, language, Filters(ceiling=code)) for code in CODES]
        assert [told(one) for one in briefs] == [
            told(catalogue.route_brief(store, route, language)) for store in stores
        ]
        assert [one.handling for one in briefs] == [*CODES]
        assert {one.figures.total.cases == 0 < one.figures.possible for one in briefs} == {
            route == ONLY_POSSIBLE
        }


def test_a_brief_of_a_route_above_the_ceiling_is_refused(whole: Store) -> None:
    for code, handling in zip(ROUTES, CODES, strict=True):
        for ceiling in CODES:
            if ceiling.permits(handling):
                assert catalogue.route_brief(whole, code, filters=Filters(ceiling=ceiling)).code == code
            else:
                with pytest.raises(ValueRefusedError, match=handling.value.replace("+", r"\+")):
                    catalogue.route_brief(whole, code, filters=Filters(ceiling=ceiling))


def test_a_brief_leaves_out_the_methods_above_the_ceiling(
    whole: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    methods = dict(zip([*content.load_concealment()][: len(CODES)], CODES, strict=True))
    marked = {
        code: replace(method, handling=methods[code].value) if code in methods else method
        for code, method in content.load_concealment().items()
    }
    monkeypatch.setattr(content, "load_concealment", lambda: marked)
    route = replace(catalogue.get_route(whole, ROUTES[0]), concealment=tuple(methods))
    monkeypatch.setattr("catalogue.tasks.briefing.get_route", lambda *_: route)
    for ceiling in CODES:
        brief = catalogue.route_brief(whole, ROUTES[0], filters=Filters(ceiling=ceiling))
        shown = [code for code, handling in methods.items() if ceiling.permits(handling)]
        assert [one.name for one in brief.methods] == [marked[code].name_en for code in shown]


@pytest.mark.parametrize("form", ["pdf", "docx", "pptx", "html"])
def test_the_command_brief_marks_its_file_with_the_strictest_code_that_went_into_it(
    rungs: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    for code in (Handling.CLEAR, Handling.AMBER):
        path = tmp_path / f"{code.rank}.{form}"
        words = ["brief", ROUTES[0], "--format", form, "--ceiling", code, "--store", str(rungs[-1])]
        assert main([*words, "-o", str(path), "--json"]) == 0
        assert f'"handling": "{code}"' in capsys.readouterr().out
        assert path.stat().st_size > 0
