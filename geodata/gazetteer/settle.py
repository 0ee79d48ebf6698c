"""One part of a text against its frame: accepted, asked about, or nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geodata.gazetteer.context import CITY_PROVINCES, Context, find_provinces, province_codes
from geodata.gazetteer.cues import PREMISES
from geodata.gazetteer.doubts import is_doubtful, is_village
from geodata.gazetteer.fold import fold
from geodata.gazetteer.kinds import admitted_kinds
from geodata.gazetteer.match import Hit, find_closer, find_famous, find_hits, find_similar
from geodata.gazetteer.model import Decision, Place
from geodata.gazetteer.nearness import cluster, is_dominant, is_near
from geodata.gazetteer.peel import Segment
from geodata.gazetteer.roads import find_road_province
from geodata.gazetteer.table import Index

# A similar name is accepted from this similarity, inside a stated province from the lower one; of a district
# from the lowest: all of them are known, so none is mistaken for another that is not.
ACCEPT_FROM = 0.92
ACCEPT_FROM_IN_PROVINCE = 0.88
ACCEPT_DISTRICT_FROM = 0.84
# The next different place must be worse by this much, and the name at least so long.
ACCEPT_MARGIN = 0.1
SHORTEST_ACCEPTED = 6
# A place of another kind than the announced one needs a name at least so sure.
SURE_INSTEAD = 0.96
# What is called by a name itself; anything less sure may be another word.
_OWN_NAME = frozenset({"exact_name", "alias"})
_IN_BRACKETS = re.compile(r"\(([^)]*)\)")
# Kilometres that a place may lie beyond the radius of its stated district.
DISTRICT_SLACK_KM = 10.0


@dataclass(frozen=True)
class Finding:
    """The outcome for one text: the decision, its reason, and the hits best first."""

    decision: Decision
    code: str
    hits: tuple[Hit, ...] = ()
    what: str = ""


@dataclass(frozen=True)
class Scope:
    """Where a part is looked for: the frame, the districts named beside it, the places of the country."""

    context: Context
    districts: tuple[Hit, ...]
    index: Index

    def admits(self, place: Place) -> bool:
        """Whether a place lies in the stated provinces."""
        return self.context.admits(place)

    @property
    def own_codes(self) -> frozenset[str]:
        """The stated provinces themselves, without those that are only counted together with them."""
        return frozenset(hit.place.province for hit in self.context.provinces)

    def leaves_open(self, segment: Segment, place: Place) -> bool:
        """Whether nothing beside the name says which of several places it means."""
        is_framed = bool(self.context.codes or self.districts)
        return not is_framed and is_doubtful(segment, place)

    def is_beside(self, place: Place) -> bool:
        """Whether a place lies in the stated district, or none is stated."""
        return not self.districts or any(_lies_in(place, hit.place) for hit in self.districts)


def settle(segment: Segment, scope: Scope) -> Finding | None:
    """Return the answer that one part gives, None if it gives none."""
    for n, kinds in enumerate(admitted_kinds(segment)):
        allowed = frozenset(kinds)
        hits = _find(segment, scope, allowed)
        if hits and (n == 0 or hits[0].score >= SURE_INSTEAD):
            return _heard(segment, hits, kinds, scope) or _weigh(segment, hits, kinds, scope)
    if "highway" in segment.kinds and (hit := find_road_province(segment, scope.context, scope.index)):
        return Finding("accepted", hit.code, (hit,))
    return _elsewhere(segment, scope) or _similar(segment, scope)


def _find(segment: Segment, scope: Scope, kinds: frozenset[str]) -> list[Hit]:
    """Return the hits of some kinds in the frame, with a far larger town that bore the name."""

    def is_allowed(place: Place) -> bool:
        return place.kind in kinds and scope.admits(place)

    hits = find_hits(segment, scope.index, is_allowed)
    if not hits or (segment.kinds & PREMISES and hits[0].code not in _OWN_NAME):
        return []
    if segment.kinds - {"city"} or hits[0].place.kind != "settlement":
        return hits
    famous = find_famous(segment, hits, scope.index, is_allowed)
    return famous or hits


def _heard(segment: Segment, hits: list[Hit], kinds: Sequence[str], scope: Scope) -> Finding | None:
    """Ask if a name found by sound only is written less alike than another place's name."""
    if hits[0].code != "transliteration":
        return None
    closer = find_closer(segment, hits, scope.index, lambda p: p.kind in kinds and scope.admits(p))
    rivals = [hit for hit in closer if not any(is_near(hit.place, own.place) for own in hits)]
    return Finding("ask", "fuzzy", (*rivals[:2], *hits[:2])) if rivals else None


def _elsewhere(segment: Segment, scope: Scope) -> Finding | None:
    """Ask where the very name is known, but only outside the stated province.

    Beside a stated district this says nothing, nor does a village: their names repeat.
    """
    if segment.kinds == {"village"}:
        return None
    groups = admitted_kinds(segment)[:1] if segment.kinds else admitted_kinds(segment)
    kinds = {kind for group in groups for kind in group} - ({"airport"} - segment.kinds)
    hits = [] if scope.districts else find_hits(segment, scope.index, lambda place: place.kind in kinds)
    sure = [hit for hit in hits if hit.code in _OWN_NAME and not scope.admits(hit.place)]
    if all(is_village(hit.place) for hit in sure):
        return None
    shown = tuple(replace(hit, score=0.5, code="province_conflict") for hit in cluster(sure, ())[:4])
    return Finding("ask", "province_conflict", shown + scope.context.provinces[:1])


def _weigh(segment: Segment, hits: Sequence[Hit], kinds: Sequence[str], scope: Scope) -> Finding | None:
    """Accept one spot; of several, the one in the stated district or one that outweighs the others.

    A village of the name in another district than the stated one is another village: None.
    """
    own = [hit for hit in hits if hit.code == "exact_name"] or hits
    if all(hit.place.kind == "settlement" for hit in own):
        own = [hit for hit in own if _is_letter_by_letter(segment, hit.place)] or own
    spots = cluster(own, kinds)
    beside = [hit for hit in spots if scope.is_beside(hit.place)]
    is_other = segment.kinds == {"village"} or all(
        is_village(hit.place) or hit.code not in _OWN_NAME for hit in spots
    )
    if not beside and is_other:
        return None
    if not beside and not segment.kinds & {"district", "river", "highway"}:
        shown = tuple(replace(hit, code="district_conflict", score=0.6) for hit in spots[:3])
        return Finding("ask", "district_conflict", shown + scope.districts[:2])
    spots = beside or spots
    spots = [hit for hit in spots if hit.place.province in scope.own_codes] or spots
    if len(spots) > 1 and not is_dominant(spots):
        return Finding("ask", "ambiguous", tuple(replace(hit, score=hit.score * 0.7) for hit in spots[:5]))
    return _accept(segment, max(spots, key=lambda hit: hit.place.population), scope)


def _is_letter_by_letter(segment: Segment, place: Place) -> bool:
    """Whether the text has the shown name itself, not another that folds alike: Kharan, not Kharian."""
    return segment.raw.casefold() in {place.name_en.casefold(), place.name_ru.casefold()}


def _accept(segment: Segment, best: Hit, scope: Scope) -> Finding:
    if best.place.kind == "airport" and "airport" not in segment.kinds:
        return Finding("ask", "airport_only", (replace(best, code="airport_only", score=0.6),))
    airports = () if segment.kinds else _airports_elsewhere(segment, best, scope)
    if airports or scope.leaves_open(segment, best.place):
        return Finding("ask", "ambiguous", (replace(best, score=best.score * 0.7), *airports))
    shared = () if scope.context.codes else _provinces_of_same_name(segment, best, scope.index)
    if shared and not segment.kinds and best.place.province not in province_codes(shared):
        return Finding("ask", "ambiguous", (replace(best, score=best.score * 0.7), *shared))
    code = "town_or_province" if shared and not segment.kinds else _code(best, segment)
    return Finding("accepted", code, (replace(best, code=code), *shared))


def _airports_elsewhere(segment: Segment, best: Hit, scope: Scope) -> tuple[Hit, ...]:
    """Return airports of another town that have the name for their own, as Bishkek (Manas) has."""
    hits = find_hits(segment, scope.index, lambda place: place.kind == "airport" and scope.admits(place))
    own = [hit for hit in hits if segment.key in map(fold, _IN_BRACKETS.findall(hit.place.name_en))]
    return tuple(replace(hit, score=0.65) for hit in own if not is_near(best.place, hit.place))


def _code(hit: Hit, segment: Segment) -> str:
    if hit.place.kind in admitted_kinds(segment)[0] or not segment.kinds:
        return hit.code
    return {"settlement": "town_instead", "district": "district_instead"}.get(hit.place.kind, hit.code)


def _provinces_of_same_name(segment: Segment, best: Hit, index: Index) -> tuple[Hit, ...]:
    """Return the province that shares an accepted town's name, so that a person sees both."""
    if best.place.kind != "settlement":
        return ()
    shared = [hit for hit in find_provinces(segment, index) if hit.place.province not in CITY_PROVINCES]
    return tuple(replace(hit, score=0.6) for hit in shared)


def _similar(segment: Segment, scope: Scope) -> Finding | None:
    """Accept a similar name only if it is very similar, long and alone; else ask."""
    kinds = frozenset(kind for group in admitted_kinds(segment) for kind in group)
    hits = find_similar(segment, scope.index, lambda place: place.kind in kinds and scope.admits(place))
    spots = cluster([hit for hit in hits if scope.is_beside(hit.place)], admitted_kinds(segment)[0])
    if not spots:
        return None
    threshold = ACCEPT_FROM_IN_PROVINCE if scope.context.codes else ACCEPT_FROM
    threshold = ACCEPT_DISTRICT_FROM if "district" in segment.kinds else threshold
    is_alone = len(spots) == 1 or spots[1].score <= spots[0].score - ACCEPT_MARGIN
    is_sure = spots[0].score >= threshold and is_alone and len(segment.key) >= SHORTEST_ACCEPTED
    is_sure = is_sure and not scope.leaves_open(segment, spots[0].place)
    return Finding("accepted" if is_sure else "ask", "fuzzy", tuple(spots[:5]))


def _lies_in(place: Place, district: Place) -> bool:
    if place.kind == "district" or place.district:
        return district.place_id in {place.district, place.place_id}
    return is_near(place, district, slack_km=DISTRICT_SLACK_KM)
