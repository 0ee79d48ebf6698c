"""The brief of a route as plain data: made once, written as PDF, Word, slides or a page by others.

Only counts of seizures get here: no single record, agency, case number or text of a sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catalogue.errors import ValueRefusedError
from catalogue.model import Handling, strictest
from catalogue.output.brief_figures import make_figures
from catalogue.output.brief_records import Brief, BriefLeg, BriefMethod, BriefSource, Passage
from catalogue.output.brief_sources import SourceList
from catalogue.output.brief_tables import factor_text
from catalogue.output.credits import boundary_note, map_credit
from catalogue.output.pictures import RoutePicture, route_picture
from catalogue.routes import country_roles, leg_end_name
from geodata.crossings import find_crossing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from catalogue.analysis import Coverage, RouteCount, SeizureList
    from catalogue.content import ConcealmentMethod, Route, Source, Statement
    from catalogue.filters import Filters
    from catalogue.output.map_layers import RouteOnMap
    from geodata.crossings import BorderCrossing


def build_brief(  # noqa: PLR0913  the inputs of a brief, each by its name
    *,
    route: Route,
    line: RouteOnMap,
    methods: Sequence[ConcealmentMethod],
    sources: Mapping[str, Source],
    coverage: Coverage,
    totals: SeizureList,
    by_year_drug: pd.DataFrame,
    by_concealment: pd.DataFrame,
    filters: Filters,
    language: str,
    made_on: dt.date,
    tied: RouteCount,
    cells: pd.DataFrame | None = None,
) -> Brief:
    """Return the brief of `route`.

    Parameters
    ----------
    line
        The route as a map draws it.
    methods
        Of the route; those above the ceiling of `filters` are left out.
    sources
        All sources of the catalogue by id.
    coverage, totals, by_year_drug, by_concealment, tied
        Answers about the seizures that `filters` mean; `tied` tells of the possible ones too.
    cells
        The seizures as `MapCells.cells`, drawn as circles; None: none are.

    Raises
    ------
    ValueRefusedError
        The route's own handling code is stricter than the ceiling of `filters`.
    """
    _refuse_above_ceiling(route, filters.ceiling)
    shown = [one for one in methods if filters.ceiling.permits(Handling(one.handling))]
    return Brief(
        language=language,
        filters=filters,
        made_on=made_on,
        handling=_strictest(route, shown, coverage, tied),
        figures=make_figures(totals, by_year_drug, by_concealment, coverage.by_country, tied.possible),
        **_told(route, shown, _Numbering(SourceList(sources), language)),
        **_route_facts(route, language),
        **_coverage_facts(coverage, tied, language),
        **_drawn(route, line, cells, language),
    )


def _told(route: Route, methods: Sequence[ConcealmentMethod], numbered: _Numbering) -> dict[str, Any]:
    # The order is that of reading: it decides the numbers of the sources.
    return {
        "statements": numbered.passages(route.statements),
        "methods": tuple(numbered.method(method) for method in methods),
        "sources": numbered.listed(),
    }


def _route_facts(route: Route, language: str) -> dict[str, Any]:
    russian = language == "ru"
    same = ("code", "family", "status", "drugs", "transport", "first_evidence", "last_evidence")
    return {name: getattr(route, name) for name in same} | {
        "title": route.name_ru if russian else route.name_en,
        "countries": country_roles(route),
        "confidence": f"{route.confidence.source}{route.confidence.information}",
        "caveats": tuple(caveat.ru if russian else caveat.en for caveat in route.caveats),
    }


def _coverage_facts(coverage: Coverage, tied: RouteCount, language: str) -> dict[str, Any]:
    return {
        "synthetic": bool(coverage.synthetic or tied.synthetic),
        "date_first": coverage.date_first,
        "date_last": coverage.date_last,
        "coverage": coverage.sentence(language),
        "notes": (factor_text(language), map_credit(language), boundary_note(language)),
    }


def _drawn(route: Route, line: RouteOnMap, cells: pd.DataFrame | None, language: str) -> dict[str, Any]:
    crossings = _find_crossings(route)
    picture = RoutePicture(line, route.waypoints, tuple(crossings.values()), cells)
    return {"picture": route_picture(picture, language), "legs": _legs(route, crossings, language)}


@dataclass(frozen=True)
class _Numbering:
    """Turns statements into passages, numbering their sources in the order in which they are met."""

    sources: SourceList
    language: str

    def passages(self, statements: Sequence[Statement]) -> tuple[Passage, ...]:
        return tuple(
            Passage(
                statement.ru if self.language == "ru" else statement.en,
                self.sources.numbers(statement.sources),
                statement.as_of,
                statement.practice,
            )
            for statement in statements
        )

    def method(self, method: ConcealmentMethod) -> BriefMethod:
        return BriefMethod(
            name=method.name_ru if self.language == "ru" else method.name_en,
            description=self.passages(method.description),
            indicators=self.passages(method.indicators),
            detection=self.passages(method.detection),
            prevention=self.passages(method.prevention),
        )

    def listed(self) -> tuple[BriefSource, ...]:
        return tuple(
            BriefSource(number, source.title, source.publisher, source.date, source.address)
            for number, source in self.sources.listed()
        )


def _refuse_above_ceiling(route: Route, ceiling: Handling) -> None:
    if not ceiling.permits(Handling(route.handling)):
        raise ValueRefusedError(
            what="--ceiling", value=ceiling, advice=f"The route {route.code} is marked {route.handling}."
        )


def _strictest(
    route: Route, methods: Sequence[ConcealmentMethod], coverage: Coverage, tied: RouteCount
) -> Handling:
    marks = [Handling(route.handling), *(Handling(method.handling) for method in methods), tied.handling]
    return strictest([*marks, coverage.handling] if coverage.cases else marks)


def _find_crossings(route: Route) -> dict[str, BorderCrossing]:
    found = {leg.crossing: find_crossing(leg.crossing) for leg in route.legs if leg.crossing}
    return {code: crossing for code, crossing in found.items() if crossing}


def _legs(route: Route, crossings: Mapping[str, BorderCrossing], language: str) -> tuple[BriefLeg, ...]:
    names = {code: post.name_ru if language == "ru" else post.name_en for code, post in crossings.items()}
    return tuple(
        BriefLeg(
            start=leg_end_name(route, leg.start, language),
            end=leg_end_name(route, leg.end, language),
            mode=leg.mode,
            crossing=names.get(leg.crossing or ""),
        )
        for leg in route.legs
    )
