"""Write the brief of a route."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from catalogue import content, output, store
from catalogue.analysis import RouteCount
from catalogue.filters import EVERYTHING, Filters
from catalogue.tasks.exploring import find_seizures, get_coverage, map_view
from catalogue.tasks.recording import count_route_seizures, get_method, get_route, route_lines

if TYPE_CHECKING:
    from catalogue.output import Brief
    from catalogue.store import Store


def route_brief(opened: Store, code: str, language: str = "en", filters: Filters = EVERYTHING) -> Brief:
    """Return the brief of a route as plain data: only counts, never a single record, reach it."""
    route = get_route(opened, code)
    line = next(line for line in route_lines(opened) if line.code == route.code)
    own = filters.with_routes(route.code)
    tied = count_route_seizures(opened, filters).get(route.code, RouteCount())
    view = output.picture_view(output.RoutePicture(line, route.waypoints))
    return output.build_brief(
        route=route,
        line=line,
        cells=map_view(opened, own, view, output.picture_zoom(view)).cells,
        methods=[get_method(method) for method in route.concealment],
        sources=content.load_sources() | {source.id: source for source in route.sources},
        coverage=get_coverage(opened, own),
        totals=find_seizures(opened, own, limit=0),
        by_year_drug=store.read_selected(opened, "by_year_drug", own),
        by_concealment=store.read_selected(opened, "by_concealment", own),
        tied=tied,
        filters=own,
        language=language,
        made_on=dt.datetime.now(tz=dt.UTC).date(),
    )


def write_brief(brief: Brief, form: str = "pdf") -> bytes:
    """Return a brief as a file: "pdf", "docx", "pptx" or "html"."""
    return output.BRIEF_WRITERS[form](brief)
