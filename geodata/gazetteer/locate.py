"""Text in, ranked candidates out."""

from collections.abc import Sequence
from functools import lru_cache

from geodata.gazetteer.context import CITY_PROVINCES
from geodata.gazetteer.match import Hit
from geodata.gazetteer.model import Candidate, Location, Place, Precision
from geodata.gazetteer.reasons import reason_text
from geodata.gazetteer.resolve import resolve
from geodata.gazetteer.settle import Finding
from geodata.gazetteer.table import countries, country_index, find_by_id

MOST_CANDIDATES = 5
# A river or road known to this radius says as much as a district, one with a longer than the second no more
# than the country.
DISTRICT_RADIUS_KM = 40.0
PROVINCE_RADIUS_KM = 300.0
# A post or station known to this many kilometres counts as exact; a village known only to its district
# has a wider radius than a settlement.
EXACT_KM = 3.0
SETTLEMENT_KM = 15.0

_PRECISION: dict[str, Precision] = {
    "settlement": "settlement",
    "district": "district",
    "province": "province",
    "country": "country",
}


def locate(text: str, country: str | None = None, province: str | None = None) -> Location:
    """Return what a text of a record means as a place.

    Parameters
    ----------
    text
        As the sheet has it, in any of the region's languages and scripts.
    country
        ISO 3166-1 alpha-2 of the record; no candidate is ever in another country.
    province
        The text of the sheet's province column, if it has one.

    Returns
    -------
    Location
        At most five candidates, best first; ``decision`` says whether the first may be used unasked.
    """
    return _locate(text or "", (country or "").strip().upper() or None, province or None)


def locate_many(texts: Sequence[tuple[str, str | None, str | None]]) -> list[Location]:
    """Return the locations of (text, country, province) triples in order; equal ones are matched once."""
    known = {triple: locate(*triple) for triple in dict.fromkeys(texts)}
    return [known[triple] for triple in texts]


def get_place(place_id: str) -> Candidate:
    """Return a place by its stable id, with score 1.

    Raises
    ------
    KeyError
        No place has this id.
    """
    place = find_by_id(place_id)
    if place is None:
        raise KeyError(place_id)
    return _candidate(Hit(place, 1.0, "exact_name"), "")


def parts(country: str, kind: str = "province") -> tuple[Candidate, ...]:
    """Return a country's places of one kind by English name; none if the country is not covered."""
    places = [place for place in country_index(country).places if place.kind == kind]
    ordered = sorted(places, key=lambda place: (place.name_en, place.place_id))
    return tuple(_candidate(Hit(place, 1.0, "exact_name"), "") for place in ordered)


@lru_cache(maxsize=65536)
def _locate(text: str, country: str | None, province: str | None) -> Location:
    if country and country not in countries():
        return _location(text, country, Finding("none", "country_not_covered"))
    return _location(text, country, resolve(text, country, province))


def _location(text: str, country: str | None, finding: Finding) -> Location:
    unique = {hit.place.place_id: hit for hit in reversed(finding.hits)}
    hits = sorted(unique.values(), key=finding.hits.index)[:MOST_CANDIDATES]
    candidates = tuple(_candidate(hit, finding.what) for hit in hits)
    reason = reason_text(finding.code, finding.what)
    return Location(text, country, finding.decision, candidates, finding.code, reason)


def _candidate(hit: Hit, what: str) -> Candidate:
    place = hit.place
    return Candidate(
        place_id=place.place_id,
        name_en=place.name_en,
        name_ru=place.name_ru,
        kind=place.kind,
        country=place.country,
        province=place.province or None,
        lat=round(place.lat, 5),
        lon=round(place.lon, 5),
        precision_km=place.precision_km,
        precision=_precision(place),
        score=round(max(0.0, min(1.0, hit.score)), 3),
        reason_code=hit.code,
        reason=reason_text(hit.code, what),
    )


def _precision(place: Place) -> Precision:
    if place.kind in {"river", "highway"}:
        return _line_precision(place.precision_km)
    if place.kind not in _PRECISION and place.precision_km <= EXACT_KM:
        return "exact"
    if place.province in CITY_PROVINCES and place.kind == "province":
        return "settlement"
    if place.kind in {"district", "province", "country"}:
        return _PRECISION[place.kind]
    return "settlement" if place.precision_km <= SETTLEMENT_KM else "district"


def _line_precision(radius_km: float) -> Precision:
    if radius_km <= DISTRICT_RADIUS_KM:
        return "district"
    return "province" if radius_km <= PROVINCE_RADIUS_KM else "country"
