"""Distances between places and groups of places that are one and the same spot."""

from collections.abc import Iterable, Sequence

from geodata.distance import distance_km
from geodata.gazetteer.match import Hit
from geodata.gazetteer.model import Place

# Kilometres within which a town and the district of its name count as one answer.
SAME_SPOT_KM = 30.0
# A wide district reaches no farther than this for that purpose.
WIDEST_SPOT_KM = 60.0
# A town outweighs its namesakes if it has at least so many inhabitants, and so many times theirs.
DOMINANT_POPULATION = 20_000
DOMINANT_RATIO = 6

# The finer unit first; of two namesakes at one spot the finer is shown.
_FINENESS = (
    "settlement",
    "border_crossing",
    "port",
    "station",
    "post",
    "airport",
    "pass",
    "district",
    "river",
    "highway",
)


def is_near(place: Place, other: Place, slack_km: float = 0.0) -> bool:
    """Whether two places lie within the wider one's radius and the slack of each other."""
    reach = max(place.precision_km, other.precision_km, SAME_SPOT_KM) + slack_km
    return distance_km(place.lat, place.lon, other.lat, other.lon) <= reach


def cluster(hits: Iterable[Hit], kinds: Sequence[str]) -> list[Hit]:
    """Return one hit for each spot, the preferred kind of each, most important spot first."""
    spots: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: _rank(hit, kinds)):
        if not any(_same_spot(hit.place, spot.place) for spot in spots):
            spots.append(hit)
    return sorted(spots, key=lambda hit: (-hit.score, -hit.place.population, hit.place.place_id))


def is_dominant(hits: Sequence[Hit]) -> bool:
    """Whether the first hit outweighs all the others by far in inhabitants."""
    largest = max(hits, key=lambda hit: hit.place.population).place
    others = [hit.place for hit in hits if hit.place.place_id != largest.place_id]
    if largest.population < DOMINANT_POPULATION:
        return False
    return all(
        place.kind == "settlement" and place.population * DOMINANT_RATIO <= largest.population
        for place in others
    )


def _same_spot(place: Place, spot: Place) -> bool:
    if {place.kind, spot.kind} == {"district"}:
        return False
    reach = min(WIDEST_SPOT_KM, max(place.precision_km, spot.precision_km, SAME_SPOT_KM))
    is_close = distance_km(place.lat, place.lon, spot.lat, spot.lon) <= reach
    return place.country == spot.country and place.kind != "province" != spot.kind and is_close


def _rank(hit: Hit, kinds: Sequence[str]) -> tuple[int, int, float, int, str]:
    preferred = 0 if hit.place.kind in kinds else 1
    fineness = _FINENESS.index(hit.place.kind) if hit.place.kind in _FINENESS else len(_FINENESS)
    return preferred, fineness, -hit.score, -hit.place.population, hit.place.place_id
