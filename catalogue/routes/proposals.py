"""Proposed routes: seizures that fit no route, grouped by where they came from, were found and were to go.

Places are grouped by H3 cells of resolution 3, about 60 km from edge to edge. Source: h3geo.org, table of
average cell edge lengths.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import h3
import pandas as pd

from catalogue.content import Bilingual, Leg, Waypoint
from catalogue.model import Handling
from catalogue.routes.editing import blank_route
from catalogue.routes.waypoints import with_direction
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from catalogue.content import Route

# Fewer seizures are no pattern.
FEWEST_SEIZURES = 3
_CELL_RESOLUTION = 3
_CELL_KM = 60.0


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


@dataclass(frozen=True)
class RouteChoices:
    """What a person settles while accepting a proposed route.

    Attributes
    ----------
    direction
        "along": departure to destination, as the seizures state; "against" or "both".
    """

    name_en: str
    name_ru: str
    family: str
    direction: str
    drugs: tuple[str, ...]


def suggest_choices(proposal: ProposedRoute, routes: Sequence[Route]) -> RouteChoices:
    """Return choices to begin with: names by its stops, the corridor whose routes share most countries."""
    countries = set(_countries(proposal))
    shared = Counter[str]()
    for route in routes:
        shared[route.family] = max(shared[route.family], len(countries & set(route.countries)))
    family = max(sorted(shared), key=shared.__getitem__, default="northern")
    return RouteChoices(_name(proposal, "en"), _name(proposal, "ru"), family, "along", proposal.drugs)


def make_route(proposal: ProposedRoute, choices: RouteChoices, code: str, recorded: dt.date) -> Route:
    """Return an unconfirmed route record for `proposal`.

    A waypoint stands only where seizures have a place. A departure or destination of which the country alone
    is known is the end of a leg without a point: told, and never drawn.
    """
    countries = _countries(proposal)
    blank = replace(
        blank_route(recorded),
        code=code,
        name_en=choices.name_en,
        name_ru=choices.name_ru,
        family=choices.family,
        drugs=choices.drugs,
        transport=proposal.transports or ("land",),
        countries=countries,
        waypoints=_waypoints(proposal),
        legs=_legs(proposal),
        first_evidence=proposal.date_first.year,
        last_evidence=proposal.date_last.year,
        caveats=(_caveat(proposal),),
        handling=proposal.handling.value,
    )
    return with_direction(blank, choices.direction)


def _countries(proposal: ProposedRoute) -> tuple[str, ...]:
    stops = (proposal.departure, proposal.country, proposal.destination)
    return tuple(dict.fromkeys(code for code in stops if code))


def _name(proposal: ProposedRoute, language: str) -> str:
    place = proposal.name_ru if language == "ru" else proposal.name_en
    own = (proposal.departure, place or proposal.country, proposal.destination)
    countries = get_vocabulary("countries")
    return " - ".join(countries.label(one, language) if one in countries else one for one in own if one)


def _waypoints(proposal: ProposedRoute) -> tuple[Waypoint, ...]:
    if proposal.lat is None or proposal.lon is None:
        return ()
    names = _place_names(proposal)
    return (Waypoint(*names, proposal.country, round(proposal.lat, 3), round(proposal.lon, 3), _CELL_KM),)


def _place_names(proposal: ProposedRoute) -> tuple[str, str]:
    countries = get_vocabulary("countries")
    english = proposal.name_en or countries.label(proposal.country, "en")
    return english, proposal.name_ru or countries.label(proposal.country, "ru")


def _legs(proposal: ProposedRoute) -> tuple[Leg, ...]:
    mode = "rail" if proposal.transports == ("rail",) else "road"
    here = proposal.country if proposal.lat is None else _place_names(proposal)[0]
    abroad = [None if end == proposal.country else end for end in (proposal.departure, proposal.destination)]
    stops = [stop for stop in (abroad[0], here, abroad[1]) if stop]
    return tuple(Leg(start, end, mode, None) for start, end in pairwise(stops))


def _caveat(proposal: ProposedRoute) -> Bilingual:
    period = f"{proposal.date_first:%Y-%m-%d} - {proposal.date_last:%Y-%m-%d}"
    return Bilingual(
        f"Proposed from {proposal.cases} seizures off every route, {period}; confirmed by no source.",
        f"Предложено по {proposal.cases} изъятиям вне маршрутов, {period}; источником не подтверждено.",
    )
