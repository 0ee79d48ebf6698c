"""Proposed routes: seizures that fit no route, grouped by where they came from, were found and were to go.

Places are grouped by H3 cells of resolution 3, about 60 km from edge to edge. Source: h3geo.org, table of
average cell edge lengths.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import h3
import pandas as pd

from catalogue.content import Bilingual, Confidence, Leg, Route, Waypoint
from catalogue.errors import ValueRefusedError, Words
from catalogue.model import Handling
from catalogue.vocabulary import get_vocabulary
from geodata.layers import get_country_outline

if TYPE_CHECKING:
    import datetime as dt

# Fewer seizures are no pattern.
FEWEST_SEIZURES = 3
_CELL_RESOLUTION = 3
_CELL_KM = 60.0
# Of a country known by its name alone: the point that stands for it says nothing of where in it.
_COUNTRY_KM = 500.0
_TOO_FEW = Words("Fewer than two of its places lie on the map.", "На карте менее двух его мест.")
_UNCONFIRMED = Confidence("F", 6)  # reliability and credibility cannot be judged


@dataclass(frozen=True)
class ProposedRoute:
    """Seizures that may be one route that the catalogue lacks.

    Attributes
    ----------
    key
        Departure, cell of the place and destination; it stays the same while they do.
    departure, country, destination
        Alpha-2; None where it is not stated.
    lat, lon, name_en, name_ru
        The middle of the places in degrees, and the most frequent of them; None: known to the country only.
    cases
        Seizures.
    date_first, date_last
        The period in which they were made.
    seizures
        Their numbers.
    """

    key: str
    departure: str | None
    country: str
    destination: str | None
    lat: float | None
    lon: float | None
    name_en: str | None
    name_ru: str | None
    drugs: tuple[str, ...]
    transports: tuple[str, ...]
    cases: int
    date_first: dt.date
    date_last: dt.date
    handling: Handling
    seizures: tuple[int, ...]


def propose_routes(unattributed: pd.DataFrame, fewest: int = FEWEST_SEIZURES) -> tuple[ProposedRoute, ...]:
    """Return proposed routes, those with the most seizures first.

    Parameters
    ----------
    unattributed
        Rows of store/queries/unattributed.sql.
    """
    told = unattributed.astype(object).where(unattributed.notna(), None)
    told["cell"] = [_cell(row) for row in told.to_dict("records")]
    groups = told.groupby(
        ["departure_country", "country", "destination_country", "cell"], dropna=False, sort=True
    )
    found = [_propose(group) for _, group in groups]
    return tuple(sorted((one for one in found if one.cases >= fewest), key=lambda one: (-one.cases, one.key)))


def _cell(row: dict[Any, Any]) -> str:
    if row["latitude"] is None or row["precision"] in {"province", "country", "none"}:
        return "country"
    return str(h3.latlng_to_cell(row["latitude"], row["longitude"], _CELL_RESOLUTION))


def _propose(group: pd.DataFrame) -> ProposedRoute:
    first = group.iloc[0]
    placed = group if first["cell"] != "country" else group.iloc[:0]
    seizures = tuple(sorted({int(number) for numbers in group["seizures"] for number in numbers}))
    ends = (first["departure_country"], first["destination_country"])
    named = placed.sort_values("cases", ascending=False)
    return ProposedRoute(
        key=f"{ends[0] or '-'}>{first['country']}:{first['cell']}>{ends[1] or '-'}",
        departure=ends[0],
        country=first["country"],
        destination=ends[1],
        lat=float(placed["latitude"].mean()) if len(placed) else None,
        lon=float(placed["longitude"].mean()) if len(placed) else None,
        name_en=named["name_en"].iloc[0] if len(named) else None,
        name_ru=named["name_ru"].iloc[0] if len(named) else None,
        drugs=tuple(dict.fromkeys(group["drug"])),
        transports=tuple(dict.fromkeys(code for code in group["transport"] if code)),
        cases=len(seizures),
        date_first=pd.Timestamp(group["date_first"].min()).date(),
        date_last=pd.Timestamp(group["date_last"].max()).date(),
        handling=list(Handling)[int(group["handling_rank"].max())],
        seizures=seizures,
    )


def make_route(proposal: ProposedRoute, code: str, recorded: dt.date) -> Route:
    """Return an unconfirmed route record for `proposal`; a country alone stands at a point inside it.

    Raises
    ------
    ValueRefusedError
        Fewer than two of its places lie on the map.
    """
    points = _waypoints(proposal)
    if len(points) < 2:  # noqa: PLR2004  a way has two ends
        raise ValueRefusedError(what=Words("Proposal", "Предложение"), value=proposal.key, advice=_TOO_FEW)
    mode = "rail" if proposal.transports == ("rail",) else "road"
    names = [point.name_en for point in points]
    seen = (proposal.departure, proposal.country, proposal.destination)
    return Route(
        code=code,
        name_en=" - ".join(names),
        name_ru=" - ".join(point.name_ru for point in points),
        family="northern",
        status="unconfirmed",
        drugs=proposal.drugs,
        transport=proposal.transports or ("land",),
        countries=tuple(dict.fromkeys(country for country in seen if country)),
        direction="along",
        waypoints=points,
        legs=tuple(Leg(start, end, mode, None) for start, end in pairwise(names)),
        first_evidence=proposal.date_first.year,
        last_evidence=proposal.date_last.year,
        concealment=(),
        statements=(),
        caveats=(_caveat(proposal),),
        confidence=_UNCONFIRMED,
        handling=proposal.handling.value,
        recorded=recorded.isoformat(),
    )


def _waypoints(proposal: ProposedRoute) -> tuple[Waypoint, ...]:
    ends = [_country_point(code) if code else None for code in (proposal.departure, proposal.destination)]
    return tuple(point for point in (ends[0], _place_point(proposal), ends[1]) if point is not None)


def _place_point(proposal: ProposedRoute) -> Waypoint | None:
    if proposal.lat is None or proposal.lon is None:
        return _country_point(proposal.country)
    name = proposal.name_en or proposal.country
    lat, lon = round(proposal.lat, 3), round(proposal.lon, 3)
    return Waypoint(name, proposal.name_ru or name, proposal.country, lat, lon, _CELL_KM)


def _country_point(code: str) -> Waypoint | None:
    try:
        inside = get_country_outline(code).representative_point()
    except KeyError:  # it lies outside the map: the record names the country, the line ends before it
        return None
    countries = get_vocabulary("countries")
    names = (
        f"{countries.label(code, 'en')} (country only)",
        f"{countries.label(code, 'ru')} (только страна)",
    )
    return Waypoint(names[0], names[1], code, round(inside.y, 3), round(inside.x, 3), _COUNTRY_KM)


def _caveat(proposal: ProposedRoute) -> Bilingual:
    period = f"{proposal.date_first:%Y-%m-%d} - {proposal.date_last:%Y-%m-%d}"
    return Bilingual(
        f"Proposed from {proposal.cases} seizures off every route, {period}; confirmed by no source.",
        f"Предложено по {proposal.cases} изъятиям вне маршрутов, {period}; источником не подтверждено.",
    )
