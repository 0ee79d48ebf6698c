"""What a set of seizures covers: who reported, which period, how much has a place and a direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogue.model import Handling
from catalogue.store import read_counted_one, read_selected
from catalogue.vocabulary import fill

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from catalogue.filters import Filters
    from catalogue.store import Store

_SENTENCES = {
    "en": (
        "{cases:# seizure|# seizures} reported from {countries:# country|# countries}, {first} to {last}: "
        "{place} with a place, "
        "{direction} with a departure or destination{route}. "
        "Seizures show enforcement as much as trafficking; they are not flows."
    ),
    "ru": (
        "Изъятий: {cases}; стран: {countries}; период: {first} — {last}; с местом: {place}; "
        "с отправлением или назначением: {direction}{route}. "
        "Изъятия отражают работу правоохранительных органов не меньше, чем оборот; это не потоки."
    ),
}
_ROUTE = {"en": ", {share} attributed to a route", "ru": "; отнесено к маршруту: {share}"}
_THOUSANDS = {"en": ",", "ru": "\N{NO-BREAK SPACE}"}
_NOTHING = {"en": "No seizure answers this filter.", "ru": "Под этот фильтр не подходит ни одно изъятие."}


@dataclass(frozen=True)
class Coverage:
    """What the selected seizures cover; counts are of seizures.

    Attributes
    ----------
    date_first, date_last
        First and last day; None where nothing is selected.
    with_place
        Known more closely than the country.
    with_direction
        A departure or a destination is stated.
    with_route
        Attributed to a route; None where the filter asks for routes: that share would say nothing.
    synthetic
        At least one of them is demo data.
    handling
        Strictest handling code among them.
    by_country
        country, year, cases, mass_kg.
    """

    cases: int
    date_first: dt.date | None
    date_last: dt.date | None
    countries: int
    batches: int
    with_place: int
    with_direction: int
    with_route: int | None
    synthetic: bool
    handling: Handling
    by_country: pd.DataFrame

    def sentence(self, language: str = "en") -> str:
        """Return the one line that stands beside every chart, map and brief."""
        if self.cases == 0 or self.date_first is None or self.date_last is None:
            return _NOTHING[language]
        form = "%Y-%m-%d" if language == "en" else "%d.%m.%Y"
        return fill(
            _SENTENCES[language],
            cases=f"{self.cases:,}".replace(",", _THOUSANDS[language]),
            countries=self.countries,
            first=self.date_first.strftime(form),
            last=self.date_last.strftime(form),
            place=self._share(self.with_place),
            direction=self._share(self.with_direction),
            route=""
            if self.with_route is None
            else _ROUTE[language].format(share=self._share(self.with_route)),
        )

    def _share(self, part: int) -> str:
        return f"{100 * part / self.cases:.0f} %"


def get_coverage(store: Store, filters: Filters) -> Coverage:
    """Return what the seizures that `filters` mean cover."""
    facts = read_counted_one(store, "coverage", filters)
    rank = int(facts.pop("handling_rank"))
    by_country = read_selected(store, "coverage_countries", filters)
    routed = None if filters.routes else _count_routed(store, filters)
    return Coverage(**facts, with_route=routed, handling=list(Handling)[rank], by_country=by_country)


def _count_routed(store: Store, filters: Filters) -> int:
    return int(read_counted_one(store, "routed", filters, counts="place_routed_counts")["with_route"])
