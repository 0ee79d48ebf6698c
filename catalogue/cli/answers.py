"""What the commands print: answers of tasks as plain JSON values, and the same as text for a person."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import math
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from catalogue.problems import get_problem_kind
from catalogue.routes import country_roles

if TYPE_CHECKING:
    from catalogue.analysis import Coverage, RouteCount
    from catalogue.content import ConcealmentMethod, Route
    from catalogue.results import ImportPreview, ImportResult
    from geodata.gazetteer import Location


def show(answer: Any, *, as_json: bool) -> None:  # noqa: ANN401  each command has an answer of its own
    """Print an answer, as text for a person or as one JSON document; nothing for None."""
    if answer is not None:
        print(json.dumps(plain(answer), ensure_ascii=False) if as_json else text(answer))
    sys.stdout.flush()


def plain(value: Any) -> Any:  # noqa: ANN401  one line per kind of value
    """Return `value` as JSON knows it: tables become lists of rows, dates text, missing values null."""
    # A missing value inside a list of a table; it counts as an array too.
    if value is np.ma.masked:
        return None
    if isinstance(value, pd.DataFrame):
        return [plain(row) for row in value.to_dict(orient="records")]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [plain(item) for item in value]
    return _plain_scalar(value)


def _plain_scalar(value: Any) -> Any:  # noqa: ANN401  any cell of a table
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat() if value == value.normalize() else value.isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return value.item() if isinstance(value, np.generic) else value


def text(answer: Any) -> str:  # noqa: ANN401  any answer of a command
    """Return an answer as lines for a person: a list as a table, a document as `name: value` lines."""
    document = plain(answer)
    if isinstance(document, list):
        return pd.DataFrame(document).to_string(index=False, max_colwidth=60) if document else "(none)"
    return "\n".join(_line(name, value) for name, value in document.items())


def _line(name: str, value: Any) -> str:  # noqa: ANN401  any plain value
    if isinstance(value, list) and value and isinstance(value[0], dict):
        if value[0].keys() == {"code", "message"}:
            # A table would cut each sentence.
            return "\n".join([f"{name}:", *(f"  {one['code']}: {one['message']}" for one in value)])
        return f"{name}:\n{pd.DataFrame(value).to_string(index=False, max_colwidth=60)}"
    if isinstance(value, list | dict):
        return f"{name}: {json.dumps(value, ensure_ascii=False)}"
    return f"{name}: {value}"


def problem_rows(problems: pd.DataFrame, limit: int, language: str) -> list[dict[str, Any]]:
    """Return the first `limit` problems with their sentences; refused rows come first."""
    first = problems.sort_values("severity", kind="stable").head(limit)
    rows = first.rename(columns={"row_number": "row", "header": "column"}).to_dict(orient="records")
    return [
        {str(name): plain(value) for name, value in row.items()}
        | {"message": get_problem_kind(str(row["code"])).message(str(row["value"]), language)}
        for row in rows
    ]


def note_rows(preview: ImportPreview, language: str) -> list[dict[str, str]]:
    """Return what a person is told of the file and of its columns, what was assumed first."""
    return [{"code": note.code, "message": note.text(language)} for note in preview.notes]


def import_answer(
    result: ImportResult, problems: list[dict[str, Any]], notes: list[dict[str, str]]
) -> dict[str, Any]:
    """Return the document of `import`: rows_read = accepted + refused + already_known."""
    return {
        "batch": result.batch,
        "rows_read": result.rows_read,
        "accepted": result.accepted,
        "refused": result.refused,
        "already_known": result.already_known,
        "withheld_columns": list(result.withheld_columns),
        "duplicate_proposals": result.duplicate_proposals,
        "problems_total": len(result.problems),
        "problems": problems,
        "notes": notes,
        "seconds": result.seconds,
        "dry_run": False,
    }


def preview_answer(
    preview: ImportPreview, problems: list[dict[str, Any]], notes: list[dict[str, str]]
) -> dict[str, Any]:
    """Return the document of `import --dry-run`: the same keys, no batch."""
    counts = dataclasses.asdict(preview.counts)
    return {
        "batch": counts.pop("batch_id"),
        **counts,
        "withheld_columns": list(preview.withheld_columns),
        "duplicate_proposals": 0,
        "problems_total": len(preview.problems),
        "problems": problems,
        "notes": notes,
        "seconds": preview.seconds,
        "dry_run": True,
    }


def route_line(route: Route, count: RouteCount | None) -> dict[str, Any]:
    """Return the line of `routes` for one route."""
    return {
        "code": route.code,
        "name_en": route.name_en,
        "name_ru": route.name_ru,
        "family": route.family,
        "status": route.status,
        "confidence": f"{route.confidence.source}{route.confidence.information}",
        "legs": len(route.legs),
        **_route_count(count),
        "sources": len({source for statement in route.statements for source in statement.sources}),
        "handling": route.handling,
    }


def route_answer(route: Route, count: RouteCount | None) -> dict[str, Any]:
    """Return the document of `route`: the whole record, the seizures attributed to it, those that may be."""
    return {**plain(route), "country_roles": plain(country_roles(route)), **_route_count(count)}


def _route_count(count: RouteCount | None) -> dict[str, Any]:
    return (
        {"seizures": count.cases, "possible": round(count.possible, 1)}
        if count
        else {"seizures": 0, "possible": 0.0}
    )


def method_answer(method: ConcealmentMethod) -> dict[str, Any]:
    """Return the document of `method`: the whole record."""
    document: dict[str, Any] = plain(method)
    return document


def coverage_answer(coverage: Coverage, language: str) -> dict[str, Any]:
    """Return the document of `coverage`: counts, and the sentence that stands beside every chart."""
    return {**plain(coverage), "sentence": coverage.sentence(language)}


def location_answer(location: Location) -> dict[str, Any]:
    """Return the document of `locate`: the decision and the candidates, best first."""
    return {
        "text": location.text,
        "country": location.country,
        "decision": location.decision,
        "reason_code": location.reason_code,
        "reason": location.reason,
        "candidates": [{"name": place.name_en, **plain(place)} for place in location.candidates],
    }
