"""Hand out the seizures that filters mean as a file of an open format, with what a recipient must know."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue import analysis, exchange, store
from catalogue.errors import ValueRefusedError, Words
from catalogue.output.credits import boundary_note, map_credit
from catalogue.tasks.describing import describe_filters
from catalogue.vocabulary import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from catalogue.filters import Filters
    from catalogue.model import Handling
    from catalogue.store import Store

EXPORT_FORMS = tuple(exchange.WRITERS)
_SEIZURES_AT_ONCE = 50_000


@dataclass(frozen=True)
class ExportResult:
    """What an export holds.

    Attributes
    ----------
    files
        What was written; the second, if any, says what the first is.
    handling
        The strictest code of what is in it.
    """

    files: tuple[str, ...]
    cases: int
    items: int
    mass_kg: float
    unconverted_items: int
    handling: Handling
    synthetic: bool


def export_seizures(  # noqa: PLR0913  each a choice of the person who asks for the file
    opened: Store, filters: Filters, form: str, path: Path, language: str = "en", *, force: bool = False
) -> ExportResult:
    """Write one row per seized item that `filters` mean to `path`.

    Parameters
    ----------
    form
        One of EXPORT_FORMS.
    language
        Of names beside codes and of what is said about the file, "en" or "ru".
    force
        Replace a file that is there.

    Raises
    ------
    OutputError
        The file cannot be written, or is not to be replaced.
    ValueRefusedError
        No seizure answers the filters, or more than a file of this format can hold.
    """
    totals = store.read_selected_one(opened, "export_totals", filters)
    coverage = analysis.get_coverage(opened, filters)
    _check_size(form, int(totals["items"]))
    result = ExportResult(
        (), int(totals["cases"]), int(totals["items"]), float(totals["mass_kg"] or 0),
        int(totals["unconverted_items"]), coverage.handling, coverage.synthetic,
    )  # fmt: skip
    about = _about(opened, filters, result, coverage.sentence(language), language)
    exported = exchange.Exported(about, _parts(opened, filters, language), language)
    # A device or a pipe has no room beside it.
    files = (path,) if store.is_stream(path) else exchange.files_of_export(form, path)
    with store.outgoing(opened, *files, force=force) as places:
        exchange.write_seizures(exported, form, *places)
    return ExportResult(**vars(result) | {"files": tuple(map(str, files))})


def save_file(opened: Store, path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file that a person asked for, whole or not at all.

    Raises
    ------
    OutputError
        It cannot be written, would fall on a store, or (without `force`) on a file that is there.
    """
    store.write_file(opened, path, content, force=force)


def export_content(opened: Store, filters: Filters, form: str, language: str = "en") -> bytes:
    """Return the content of an export; where it is more than one file, they are packed as .zip."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"seizures.{form}"
        files = export_seizures(opened, filters, form, path, language).files
        if len(files) == 1:
            return path.read_bytes()
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in files:
                archive.write(name, Path(name).name)
        return packed.getvalue()


def _check_size(form: str, items: int) -> None:
    advice = None
    if not items:
        advice = Words("No seizure answers these filters.", "Под эти фильтры не подходит ни одно изъятие.")
    elif items > (most := exchange.MOST_ITEMS.get(form, items)):
        advice = Words(
            f"A workbook takes at most {most:,} items, and the filters mean {items:,}. "
            "Narrow them, or choose CSV, GeoPackage or Parquet.",
            f"Книга вмещает не более {most:_} предметов, а фильтры означают {items:_}. "
            "Сузьте их или выберите CSV, GeoPackage или Parquet.".replace("_", "\N{NARROW NO-BREAK SPACE}"),
        )
    if advice:
        raise ValueRefusedError(what=Words("Export", "Выгрузка"), value=form, advice=advice)


def _parts(opened: Store, filters: Filters, language: str) -> Iterator[pa.Table]:
    for items in store.stream_selected(opened, "export_items", filters, _SEIZURES_AT_ONCE):
        yield exchange.name_columns(items, language)


def _about(
    opened: Store, filters: Filters, result: ExportResult, coverage: str, language: str
) -> tuple[tuple[str, str], ...]:
    told = "; ".join(f"{part.kind}: {part.value}" for part in describe_filters(opened, filters, language))
    facts = {
        "what": word("export_title", language),
        "made": f"{dt.datetime.now(tz=dt.UTC):%Y-%m-%d %H:%M} UTC",
        "data": word("synthetic" if result.synthetic else "export_reported", language),
        "handling": result.handling.value,
        "filters": told or word("views_everything", language),
        "cases": str(result.cases),
        "items": str(result.items),
        "mass": f"{result.mass_kg:.6g} {word('kg', language)}",
        "unconverted": str(result.unconverted_items),
        "coverage": coverage,
        "places": word("export_places_note", language),
        "formulas": word("export_formulas_note", language),
        "credits": f"{map_credit(language)} {boundary_note(language)}",
    }
    return tuple((word(f"export_{name}", language), value) for name, value in facts.items())
