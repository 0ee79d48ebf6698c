"""Shared decisions on texts of places: what is written reads back, conflicts are asked, formulas are text."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.clean.decided_places import PlaceDecision, Verdict
from catalogue.errors import FileDamagedError, LayoutUnknownError
from catalogue.exchange import Conflict, compare_decisions, read_decisions, write_decisions
from catalogue.model import Handling
from geodata.gazetteer import parts

SUGHD, KHATLON = (
    next(place for place in parts("TJ") if place.place_id.endswith(code)).place_id for code in ("SU", "KT")
)
ABROAD = parts("UZ")[0].place_id
texts = st.text(min_size=1).filter(str.strip)
signs = st.sampled_from([*"=+-@'\t\r\n;\"", " =", "'=", "''"])
cells = st.one_of(texts, st.builds(lambda sign, text: sign + text, signs, texts))
formats = st.sampled_from(["places.csv", "places.json"])


def chosen(text: str, place_id: str = SUGHD, province: str = "") -> PlaceDecision:
    """Return the decision that `text` in Tajikistan is this place."""
    return PlaceDecision("TJ", province, text, Verdict.PLACE, place_id, Handling.GREEN)


def csv_of(*rows: str) -> bytes:
    """Return a file of hand-written lines."""
    return "\r\n".join(["country;province_text;place_text;verdict;gazetteer_id;handling", *rows]).encode()


@given(cells, cells, st.sampled_from(list(Handling)), formats)
def test_any_text_reads_back_as_it_was_written(
    province: str, place: str, handling: Handling, name: str
) -> None:
    written = PlaceDecision("TJ", province, place, Verdict.COUNTRY, None, handling)
    read = read_decisions(write_decisions([written], name).content, name)
    assert read.decisions == (written,)
    assert read.refused == ()


@given(cells)
def test_no_cell_of_the_csv_begins_as_a_formula(text: str) -> None:
    content = write_decisions([chosen(text, province=text)], "places.csv").content
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [cell for row in rows for cell in row if cell.lstrip(" ")[:1] in set("=+-@\t\r\n＝＋－＠")] == []


def test_a_formula_is_written_behind_an_apostrophe() -> None:
    assert '"\'=1+1"' in write_decisions([chosen("=1+1")], "places.csv").content.decode()


def test_a_file_that_was_saved_with_commas_is_read_too() -> None:
    content = write_decisions([chosen("x1")], "places.csv").content.replace(b";", b",")
    assert read_decisions(content, "places.csv").decisions == (chosen("x1"),)


def test_comparing_tells_new_same_and_contradicting_decisions_apart() -> None:
    own = [chosen("x1"), chosen("x2")]
    theirs = [chosen("X1"), chosen("x2", KHATLON), chosen("x3")]
    compared = compare_decisions(own, read_decisions(write_decisions(theirs, "a.json").content, "a.json"))
    assert compared.added == (chosen("x3"),)
    assert compared.same == (chosen("X1"),)
    assert compared.conflicts == (Conflict(chosen("x2"), chosen("x2", KHATLON)),)
    assert compared.refused == ()


@pytest.mark.parametrize(
    ("row", "en", "ru"),
    [
        (f"TJ;;x;place;{ABROAD};", "lies in another country", "лежит в другой стране"),
        ("TJ;;x;place;no such place;", "the place is unknown here", "такое место здесь неизвестно"),
        ("TJ;;x;place;;", "the place is unknown here", "такое место здесь неизвестно"),
        ("TJ;;  ;country_only;;", "the text is empty", "текст пуст"),
        ("QQ;;x;country_only;;", "the country code is not known", "код страны неизвестен"),
        ("TJ;;x;maybe;;", "the verdict is not known", "такого решения"),
        ("TJ;;x;country_only;;TLP:PURPLE", "the handling code is not known", "код обращения неизвестен"),
    ],
)
def test_a_line_that_cannot_be_taken_over_is_told_with_its_number_and_why(row: str, en: str, ru: str) -> None:
    read = read_decisions(csv_of("TJ;;good;not_a_place;;", row), "places.csv")
    assert [decision.place_text for decision in read.decisions] == ["good"]
    assert [refused.line for refused in read.refused] == [3]
    assert en in read.refused[0].reason.en
    assert ru in read.refused[0].reason.ru


def test_two_lines_that_contradict_each_other_keep_the_first_and_tell_the_second() -> None:
    read = read_decisions(csv_of("TJ;;x;not_a_place;;", "TJ;;X;country_only;;"), "places.csv")
    assert [decision.verdict for decision in read.decisions] == [Verdict.NOTHING]
    assert [refused.line for refused in read.refused] == [3]
    assert "decides this text otherwise" in read.refused[0].reason.en


def test_a_line_that_is_refused_is_named_by_its_place_or_else_by_its_province() -> None:
    read = read_decisions(csv_of("TJ;Khatlon;x;maybe;;", "TJ;Khatlon;;maybe;;"), "places.csv")
    assert [refused.text for refused in read.refused] == ["x", "Khatlon"]


def test_a_stricter_decision_stays_at_home_and_the_file_carries_the_strictest_code_in_it() -> None:
    red = PlaceDecision("TJ", "", "x2", Verdict.NOTHING, None, Handling.RED)
    amber = PlaceDecision("TJ", "", "x3", Verdict.NOTHING, None, Handling.AMBER)
    file = write_decisions([chosen("x1"), red, amber], "places.csv", Handling.AMBER)
    assert (file.written, file.withheld, file.handling) == (2, 1, Handling.AMBER)
    assert b"x2" not in file.content


def test_a_file_says_nothing_of_who_decided() -> None:
    document = json.loads(write_decisions([chosen("x1")], "places.json").content)
    assert set(document["decisions"][0]) == {
        "country", "province_text", "place_text", "verdict", "gazetteer_id", "place_name", "handling",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "name"), [(b"\xff\xfe\x00", "a.csv"), (b"{", "a.json"), (b"\xff", "a.json")]
)
def test_a_file_that_is_no_such_file_is_refused_with_a_sentence(content: bytes, name: str) -> None:
    with pytest.raises(FileDamagedError) as refused:
        read_decisions(content, name)
    assert name in refused.value.text("ru")


@pytest.mark.parametrize(("content", "name"), [(b"", "a.csv"), (b"a;b\n1;2", "a.csv"), (b"[1]", "a.json")])
def test_a_file_without_the_columns_is_refused_with_their_names(content: bytes, name: str) -> None:
    with pytest.raises(LayoutUnknownError):
        read_decisions(content, name)


def read_or_refuse(content: bytes, name: str) -> str:
    """Return the sentence with which a file is refused; "" where it is read."""
    try:
        read_decisions(content, name)
    except (FileDamagedError, LayoutUnknownError) as refused:
        return refused.text("en")
    return ""


@given(st.one_of(st.binary(), st.text().map(str.encode)), formats)
def test_bytes_that_are_no_such_file_are_refused_calmly(content: bytes, name: str) -> None:
    assert name in read_or_refuse(content, name)
