"""Decisions on texts of places as a file: written for another installation, read from one, compared.

A file says what a text means, not who decided it. It is CSV with semicolons, as spreadsheets of the region
open it, or JSON.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catalogue.clean.decided_places import PlaceDecision, Verdict, can_be_applied, find_chosen_place
from catalogue.clean.spreadsheet_text import spreadsheet_text
from catalogue.errors import FileDamagedError, LayoutUnknownError, Words
from catalogue.model import Handling, strictest
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COLUMNS = ("country", "province_text", "place_text", "verdict", "gazetteer_id", "place_name", "handling")
_REQUIRED = COLUMNS[:4]
_FORMAT = {"format": "catalogue place decisions", "version": 1}

_UNKNOWN_VERDICT = Words("the verdict is not known", "такого решения каталог не знает")
_UNKNOWN_COUNTRY = Words("the country code is not known", "код страны неизвестен")
_UNKNOWN_HANDLING = Words("the handling code is not known", "код обращения неизвестен")
_NOT_APPLICABLE = Words(
    "the text is empty, or the place is unknown here or lies in another country",
    "текст пуст, либо такое место здесь неизвестно или лежит в другой стране",
)
_TWICE = Words("an earlier line decides this text otherwise", "выше в файле этот текст решён иначе")


@dataclass(frozen=True)
class DecisionsFile:
    """Decisions written as a file.

    Attributes
    ----------
    handling
        The strictest code of what is in it.
    written, withheld
        How many decisions are in it, and how many were left out as stricter than the ceiling.
    """

    content: bytes
    handling: Handling
    written: int
    withheld: int


@dataclass(frozen=True)
class RefusedDecision:
    """A line of a file that cannot be taken over; `line` counts from 1, the header being line 1 of a CSV."""

    line: int
    text: str
    reason: Words


@dataclass(frozen=True)
class DecisionsRead:
    """What a file holds."""

    decisions: tuple[PlaceDecision, ...]
    refused: tuple[RefusedDecision, ...]


@dataclass(frozen=True)
class Conflict:
    """A text that was decided otherwise here; a person chooses, nothing is overwritten unasked."""

    own: PlaceDecision
    theirs: PlaceDecision


@dataclass(frozen=True)
class DecisionsCompared:
    """What taking a file over would do: add some, leave the same, ask about the rest."""

    added: tuple[PlaceDecision, ...]
    same: tuple[PlaceDecision, ...]
    conflicts: tuple[Conflict, ...]
    refused: tuple[RefusedDecision, ...]


def write_decisions(
    decisions: Iterable[PlaceDecision], name: str, ceiling: Handling = Handling.RED
) -> DecisionsFile:
    """Return decisions as the content of a file called `name`: JSON where it ends so, else CSV."""
    everything = list(decisions)
    kept = [decision for decision in everything if ceiling.permits(_handling(decision))]
    rows = [_row(decision) for decision in kept]
    content = _json_bytes(rows) if _is_json(name) else _csv_bytes(rows)
    handling = strictest([_handling(decision) for decision in kept])
    return DecisionsFile(content, handling, len(kept), len(everything) - len(kept))


def read_decisions(content: bytes, name: str) -> DecisionsRead:
    """Return the decisions that a file holds, and the lines that cannot be taken over.

    Raises
    ------
    FileDamagedError
        The content is not UTF-8, or not the JSON that its name promises.
    LayoutUnknownError
        A column is missing.
    """
    rows = _json_rows(content, name) if _is_json(name) else _csv_rows(content, name)
    decisions: dict[tuple[str, str, str], PlaceDecision] = {}
    refused = []
    for line, row in rows:
        found = _understand(row)
        if isinstance(found, PlaceDecision) and decisions.setdefault(found.key, found).says_as(found):
            continue
        reason = found if isinstance(found, Words) else _TWICE
        refused.append(RefusedDecision(line, row["place_text"] or row["province_text"], reason))
    return DecisionsRead(tuple(decisions.values()), tuple(refused))


def compare_decisions(own: Iterable[PlaceDecision], read: DecisionsRead) -> DecisionsCompared:
    """Return which decisions of a file are new here, which are the same, and which were decided otherwise."""
    known = {decision.key: decision for decision in own}
    shared = [decision for decision in read.decisions if decision.key in known]
    return DecisionsCompared(
        added=tuple(decision for decision in read.decisions if decision.key not in known),
        same=tuple(decision for decision in shared if known[decision.key].says_as(decision)),
        conflicts=tuple(
            Conflict(known[decision.key], decision)
            for decision in shared
            if not known[decision.key].says_as(decision)
        ),
        refused=read.refused,
    )


def _handling(decision: PlaceDecision) -> Handling:
    return decision.handling or Handling.AMBER


def _row(decision: PlaceDecision) -> dict[str, str]:
    place = find_chosen_place(decision)
    cells = (
        decision.country,
        decision.province_text,
        decision.place_text,
        decision.verdict.value,
        decision.gazetteer_id or "",
        place.name_en if place else "",
        _handling(decision).value,
    )
    return dict(zip(COLUMNS, cells, strict=True))


def _is_json(name: str) -> bool:
    return name.lower().endswith(".json")


def _json_bytes(rows: Sequence[dict[str, str]]) -> bytes:
    return json.dumps(_FORMAT | {"decisions": rows}, ensure_ascii=False, indent=1).encode()


def _csv_bytes(rows: Sequence[dict[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    writer.writerows([spreadsheet_text(row[name]) for name in COLUMNS] for row in rows)
    return text.getvalue().encode("utf-8-sig")  # without the mark Excel reads Cyrillic as Latin letters


def _from_text(cell: str) -> str:
    # Takes the sign off again that `spreadsheet_text` sets.
    return cell.removeprefix("'")


def _csv_rows(content: bytes, name: str) -> list[tuple[int, dict[str, str]]]:
    text = _decode(content, name)
    header = text.splitlines()[0] if text.strip() else ""
    delimiter = ";" if header.count(";") >= header.count(",") else ","
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
        _require_columns(reader.fieldnames or (), name)
        return [(line, _cells(row, _from_text)) for line, row in enumerate(reader, start=2)]
    except csv.Error as error:
        raise FileDamagedError(name=name, reason=error) from error


def _json_rows(content: bytes, name: str) -> list[tuple[int, dict[str, str]]]:
    try:
        document = json.loads(_decode(content, name))
    except (ValueError, RecursionError) as error:
        raise FileDamagedError(name=name, reason=error) from error
    rows = document.get("decisions") if isinstance(document, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LayoutUnknownError(name=name, missing="decisions", found="–")
    for row in rows:
        _require_columns(row, name)
    return [(line, _cells(row, str)) for line, row in enumerate(rows, start=1)]


def _decode(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileDamagedError(
            name=name, reason=Words("it is not UTF-8 text", "это не текст UTF-8")
        ) from error


def _require_columns(found: Iterable[str], name: str) -> None:
    missing = [column for column in _REQUIRED if column not in set(found)]
    if missing:
        raise LayoutUnknownError(
            name=name, missing=", ".join(missing), found=", ".join(map(str, found)) or "–"
        )


def _cells(row: dict[str, Any], convert: Any) -> dict[str, str]:  # noqa: ANN401  a function of one text
    return {name: convert(row.get(name) or "") for name in COLUMNS}


def _understand(row: dict[str, str]) -> PlaceDecision | Words:
    """Return the decision of a line, or why it cannot be taken over."""
    if row["verdict"] not in list(Verdict):
        return _UNKNOWN_VERDICT
    if row["country"] not in get_vocabulary("countries"):
        return _UNKNOWN_COUNTRY
    if row["handling"] not in ["", *Handling]:
        return _UNKNOWN_HANDLING
    decision = PlaceDecision(
        row["country"],
        row["province_text"],
        row["place_text"],
        Verdict(row["verdict"]),
        row["gazetteer_id"] if row["verdict"] == Verdict.PLACE else None,
        Handling(row["handling"] or Handling.AMBER),
    )
    return decision if can_be_applied(decision) else _NOT_APPLICABLE
