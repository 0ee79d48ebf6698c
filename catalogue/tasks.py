"""What a person does here, one function each: the only place where the steps stand in order.

Read it from top to bottom: open a store, import a sheet, explore seizures, read routes and methods,
tie seizures to routes, write a brief, keep the store sound.
"""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

from catalogue import analysis, content, demo, intake, output, routes, store
from catalogue.clean.places import locate_places
from catalogue.errors import FileMissingError, NotFoundError
from catalogue.filters import EVERYTHING, Filters
from catalogue.model import Handling
from catalogue.problems import get_problem_kind
from catalogue.results import ImportPreview, ImportResult, UndoResult
from geodata import gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandas as pd

    from catalogue.analysis import Coverage, MapCells, SeizureList, SeizureRecord
    from catalogue.content import ConcealmentMethod, Corridor, Route, Source
    from catalogue.filters import BoundingBox
    from catalogue.output import Brief
    from catalogue.routes import AttributionSummary, RouteOnMap
    from catalogue.settings import Settings
    from catalogue.store import BatchCounts, Finding, Store
    from geodata.gazetteer import Location

    Progress = Callable[[float, str], None]

ACTOR = "this machine"  # until people sign in, every act is by whoever uses this machine


# ---------------------------------------------------------------- the store


def create_store(path: Path, settings: Settings | None = None) -> Store:
    """Create the store at `path` if it is not there, bring it up to date with this version, and open it."""
    limit = settings.memory_limit_mb if settings else store.DEFAULT_MEMORY_LIMIT_MB
    opened = store.create_store(path, memory_limit_mb=limit)
    if routes.publish_routes(opened):
        attribute_seizures(opened)
    return opened


def open_store(path: Path, settings: Settings | None = None) -> Store:
    """Open the store at `path`; StoreMissingError where there is none."""
    store.require_store(path)
    return create_store(path, settings)


def load_demo(opened: Store, progress: Progress | None = None) -> ImportResult:
    """Import the synthetic demo data, marked as such; a second time adds nothing."""
    preview = preview_import(
        opened,
        demo.demo_sheet(),
        demo.FILE_NAME,
        sender=demo.SENDER,
        handling=Handling.CLEAR,
        synthetic=True,
        progress=progress,
    )
    return commit_import(opened, preview)


# ---------------------------------------------------------------- import


def read_upload(path: Path) -> bytes:
    """Return the bytes of the file at `path`; FileMissingError where there is none."""
    if not path.is_file():
        raise FileMissingError(name=path)
    return path.read_bytes()


def preview_import(  # noqa: PLR0913  each a fact that a person gives of the file
    opened: Store,
    file_content: bytes,
    name: str,
    *,
    sender: str | None = None,
    handling: Handling = Handling.AMBER,
    synthetic: bool = False,
    unpacked_limit_mb: int = 600,
    progress: Progress | None = None,
) -> ImportPreview:
    """Read a sheet and tell what importing it would do; nothing is written.

    Raises
    ------
    FileError
        The file cannot be used; the sentence says why and what to do.
    """
    started = time.monotonic()
    source = intake.read_file(file_content, name, unpacked_limit_mb=unpacked_limit_mb, progress=progress)
    tables = intake.convert_file(source, sender=sender, today=_today(), progress=progress)
    facts = store.BatchFacts(sender, tables.layout, handling, synthetic=synthetic, actor=ACTOR)
    known_batch = store.find_batch_of_upload(opened, source.sha256)
    counts = store.count_batch(opened, tables) if known_batch is None else store.all_known(tables)
    return ImportPreview(
        upload=store.Upload(name, source.sha256, file_content),
        facts=facts,
        tables=tables,
        counts=counts,
        known_batch=known_batch,
        problems=_with_severity(tables.problems),
        columns=tables.columns,
        notes=tuple((note.en, note.ru) for note in source.notes),
        seconds=_seconds_since(started),
    )


def commit_import(opened: Store, preview: ImportPreview, progress: Progress | None = None) -> ImportResult:
    """Write a previewed import: locate its new places, write it in one transaction, tie it to routes."""
    started = time.monotonic()
    if preview.known_batch is not None:
        return _import_result(preview, preview.counts, 0, started)
    missing = store.find_missing_places(opened, preview.tables.seizures)
    places = locate_places(missing)
    _tell(progress, 0.4, "write")
    counts = store.add_batch(opened, preview.upload, preview.facts, preview.tables, places)
    _tell(progress, 0.9, "attribute")
    proposals = 0
    if counts.batch_id is not None:
        attribute_seizures(opened)
        proposals = len(find_duplicates(opened, touching=counts.batch_id))
    _tell(progress, 1.0, "done")
    return _import_result(preview, counts, proposals, started)


def undo_import(opened: Store, batch: int) -> UndoResult:
    """Take back a whole import; the store is as it was before it, the uploaded bytes stay kept."""
    found = store.read_table(opened, "batch", batch_id=batch)
    also_reported = store.undo_batch(opened, batch, ACTOR)
    rows = int(found["accepted"].iloc[0] + found["refused"].iloc[0])
    return UndoResult(batch, rows, also_reported)


def find_duplicates(
    opened: Store, filters: Filters = EVERYTHING, *, touching: int | None = None, limit: int | None = None
) -> pd.DataFrame:
    """Return groups of seizures that may be one and the same; a person decides, nothing is merged.

    Parameters
    ----------
    touching
        Only groups with a seizure of this import.

    Returns
    -------
    pandas.DataFrame
        country, date_first, drug, mass_kg, seizures (list of numbers), reports, exact_repeat, units_differ,
        batches_differ.
    """
    return store.read_selected(opened, "duplicate_groups", filters, touching=touching, limit=limit)


def list_batches(opened: Store) -> pd.DataFrame:
    """Return every import, latest first (store/queries/batches.sql)."""
    return store.read_table(opened, "batches")


def list_problems(opened: Store, batch: int, limit: int = 1000) -> pd.DataFrame:
    """Return the problems of an import: code, severity, sheet, row_number, header, value."""
    return _with_severity(store.read_table(opened, "problems", batch_id=batch, limit=limit))


def list_refused_rows(opened: Store, batch: int) -> pd.DataFrame:
    """Return the quarantine of an import: sheet, row_number, cells as they came, codes of the problems."""
    return store.read_table(opened, "refused_rows", batch_id=batch)


# ---------------------------------------------------------------- explore


def find_seizures(opened: Store, filters: Filters, *, limit: int = 100, offset: int = 0) -> SeizureList:
    """Return a page of the seizures that `filters` mean, and their totals."""
    return analysis.list_seizures(opened, filters, limit=limit, offset=offset)


def get_seizure(opened: Store, seizure_id: int, ceiling: Handling = Handling.RED) -> SeizureRecord:
    """Return one seizure whole: what is known, the cells it was read from, its routes and why."""
    return analysis.get_record(opened, seizure_id, ceiling)


def map_view(opened: Store, filters: Filters, view: BoundingBox, zoom: int) -> MapCells:
    """Return what a map of this view draws: circles of counted seizures, and what has no place."""
    return analysis.get_map_cells(opened, filters, view, zoom)


def cell_filters(filters: Filters, cell: pd.Series) -> Filters:
    """Return `filters` narrowed to one circle of a map view."""
    return analysis.narrow_to_cell(filters, cell)


def get_coverage(opened: Store, filters: Filters = EVERYTHING) -> Coverage:
    """Return who reported, which period, and how much has a place, a direction and a route."""
    return analysis.get_coverage(opened, filters)


def filter_values(opened: Store) -> pd.DataFrame:
    """Return the values that filters can offer: kind (drug, country, ...), value, cases."""
    return store.read_table(opened, "values_used")


def get_period(opened: Store) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and last day of all seizures; None, None in an empty store."""
    period = store.read_one(opened, "period")
    return period["date_first"], period["date_last"]


def locate(text: str, country: str | None = None, province: str | None = None) -> Location:
    """Return which places a text can mean, best first, and whether the first may be taken unasked."""
    return gazetteer.locate(text, country, province)


# ---------------------------------------------------------------- routes and methods


def list_routes(opened: Store) -> tuple[Route, ...]:
    """Return the newest version of every route record, by code."""
    return routes.current_routes(opened)


def get_route(opened: Store, code: str) -> Route:
    """Return the newest version of one route record; NotFoundError where there is none."""
    return routes.get_route(opened, code)


def route_lines(opened: Store) -> tuple[RouteOnMap, ...]:
    """Return the drawn line of every route."""
    return routes.current_lines(opened)


def count_route_seizures(opened: Store, filters: Filters = EVERYTHING) -> dict[str, int]:
    """Return how many of the seizures that `filters` mean are tied to each route."""
    table = store.read_selected(opened, "by_route", filters)
    return dict(zip(table["route"], table["cases"].astype(int), strict=True))


def count_method_seizures(opened: Store, filters: Filters = EVERYTHING) -> dict[str, int]:
    """Return how many of the seizures that `filters` mean state each concealment method."""
    table = store.read_selected(opened, "by_concealment", filters).dropna(subset=["concealment"])
    return dict(zip(table["concealment"], table["cases"].astype(int), strict=True))


def list_corridors() -> tuple[Corridor, ...]:
    """Return the families of routes."""
    return tuple(content.load_corridors().values())


def list_sources() -> dict[str, Source]:
    """Return every source that routes and methods cite, by its id."""
    return content.load_sources()


def list_methods() -> tuple[ConcealmentMethod, ...]:
    """Return every concealment method, families before what is below them."""
    return tuple(content.load_concealment().values())


def get_method(code: str) -> ConcealmentMethod:
    """Return one concealment method; NotFoundError where there is none."""
    methods = content.load_concealment()
    if code not in methods:
        raise NotFoundError(kind="method", code=code, listing="methods")
    return methods[code]


def attribute_seizures(opened: Store) -> AttributionSummary:
    """Tie every seizure to routes anew; what a person asserted stays."""
    reader = opened.cursor()
    current = routes.current_routes(reader)
    profiles = store.find_profiles(
        reader, sorted({country for route in current for country in route.countries})
    )
    drawn = zip(current, routes.current_lines(reader), strict=True)
    answers = routes.attribute_profiles(profiles, [routes.attributable(route, line) for route, line in drawn])
    store.replace_attribution(reader, answers)
    return summarise_attribution(reader)


def summarise_attribution(opened: Store) -> AttributionSummary:
    """Return how many seizures are tied to a route, to several without a clear one, and to none."""
    limit = routes.ATTRIBUTED_SHARE
    return routes.AttributionSummary(**store.read_one(opened, "attribution_summary", attributed_share=limit))


def list_attribution(opened: Store, limit: int | None = None) -> pd.DataFrame:
    """Return every tie of a seizure to a route: seizure, route, share, score, reason, asserted."""
    return store.read_table(opened, "attribution", limit=limit)


# ---------------------------------------------------------------- briefs


def route_brief(opened: Store, code: str, language: str = "en", filters: Filters = EVERYTHING) -> Brief:
    """Return the brief of a route as plain data: only counts, never a single record, reach it."""
    route = get_route(opened, code)
    own = filters.with_routes(route.code)
    return output.build_brief(
        route=route,
        line=next(line for line in route_lines(opened) if line.code == route.code),
        methods=[get_method(method) for method in route.concealment],
        sources=content.load_sources(),
        coverage=get_coverage(opened, own),
        totals=find_seizures(opened, own, limit=0),
        by_year_drug=store.read_selected(opened, "by_year_drug", own),
        by_concealment=store.read_selected(opened, "by_concealment", own),
        filters=own,
        language=language,
        made_on=_today(),
    )


def write_brief(brief: Brief, form: str = "pdf") -> bytes:
    """Return a brief as a file: "pdf", "docx", "pptx" or "html"."""
    return output.BRIEF_WRITERS[form](brief)


# ---------------------------------------------------------------- keep the store sound


def check_store(opened: Store) -> tuple[Finding, ...]:
    """Return every rule of the store that is broken, with the number of rows; nothing when it is sound."""
    return store.find_broken_rules(opened)


def backup_store(opened: Store, path: Path) -> None:
    """Write a copy of the store to `path` while it is in use."""
    store.backup_store(opened, path)


def _with_severity(problems: pd.DataFrame) -> pd.DataFrame:
    severity = {code: get_problem_kind(code).severity.value for code in problems["code"].unique()}
    return problems.assign(severity=problems["code"].map(severity))


def _import_result(
    preview: ImportPreview, counts: BatchCounts, proposals: int, started: float
) -> ImportResult:
    return ImportResult(
        batch=counts.batch_id,
        rows_read=counts.rows_read,
        accepted=counts.accepted,
        refused=counts.refused,
        already_known=counts.already_known,
        withheld_columns=preview.withheld_columns,
        problems=preview.problems,
        duplicate_proposals=proposals,
        seconds=round(preview.seconds + _seconds_since(started), 2),
    )


def _seconds_since(started: float) -> float:
    return round(time.monotonic() - started, 2)


def _tell(progress: Progress | None, share: float, step: str) -> None:
    if progress is not None:
        progress(share, step)


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).date()
