"""The parts of one text against each other: which is the frame, which the place, and is the answer sure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geodata.gazetteer.context import CITY_PROVINCES, Context, find_abroad, find_country, find_provinces, province_codes
from geodata.gazetteer.cues import FACILITIES
from geodata.gazetteer.match import Hit, find_hits, find_similar
from geodata.gazetteer.model import Decision, Place
from geodata.gazetteer.nearness import cluster, is_dominant, is_near
from geodata.gazetteer.peel import Segment, peel
from geodata.gazetteer.table import Index, country_index

# A similar name is accepted from this similarity, inside a stated province from the lower one.
ACCEPT_FROM = 0.92
ACCEPT_FROM_IN_PROVINCE = 0.88
# The next different place must be worse by this much, and the name at least so long.
ACCEPT_MARGIN = 0.06
SHORTEST_ACCEPTED = 6
# From this similarity a misspelt finer part is asked about rather than passed over for the coarser part.
ASK_FROM = 0.8

# What a kind announced in the text admits, the wanted kinds first.
_ADMITTED: dict[str, tuple[tuple[str, ...], ...]] = {
    "district": (("district",), ("province",), ("settlement",)),
    "city": (("settlement",), ("province", "district")),
    "village": (("settlement",), ("station", "border_crossing", "post"), ("district",)),
    "crossing": (("border_crossing", "port", "post"), ("station", "airport"), ("settlement",), ("district",)),
    "post": (("post", "border_crossing", "port", "station"), ("settlement",), ("district",)),
    "station": (("station",), ("border_crossing",), ("settlement",), ("district",)),
    "airport": (("airport",), ("settlement",), ("district",)),
    "port": (("port",), ("border_crossing",), ("settlement",), ("district",)),
    "bus": (("settlement",), ("district", "province")),
    "river": (("river",),),
    "highway": (("highway",),),
    "": (
        ("settlement", "border_crossing", "port", "station", "post", "airport"),
        ("district",),
        ("river", "highway"),
    ),
}
# The finest announced kind decides what is looked for; earlier in the row is finer.
_FINEST = (
    "crossing",
    "post",
    "port",
    "station",
    "airport",
    "bus",
    "village",
    "city",
    "",
    "district",
    "river",
    "highway",
)
_UNIT_KINDS = frozenset({"settlement", "district", "border_crossing", "port", "station", "post", "airport"})


@dataclass(frozen=True)
class Finding:
    """The outcome for one text: the decision, its reason, and the hits best first."""

    decision: Decision
    code: str
    hits: tuple[Hit, ...] = ()
    what: str = ""


def resolve(text: str, country: str | None, province: str | None) -> Finding:
    """Return what a text means within a country (any, if None) and the province text beside it."""
    frame, parts = list(peel(province or "")), list(peel(text))
    if not frame and not parts:
        return Finding("none", "nothing_named")
    country = country or next(filter(None, map(find_country, [*parts, *frame])), None)
    index = country_index(country)
    frame, parts = _without_empty_guesses(frame, index), _without_empty_guesses(parts, index)
    context, finer = _read_context(frame, parts, text, index, country)
    if country and not context.foreign:
        context = replace(context, foreign=_all_abroad(context, finer, index, country))
    finding = _search(context, finer, index)
    return _warn_abroad(finding, context, index) if context.foreign else finding


def _without_empty_guesses(segments: Sequence[Segment], index: Index) -> list[Segment]:
    return [s for s in segments if not s.guessed or find_country(s) or find_hits(s, index, _is_anything)]


def _read_context(
    frame: Sequence[Segment], parts: Sequence[Segment], text: str, index: Index, country: str | None
) -> tuple[Context, list[Segment]]:
    """Separate the parts that state country and province from those that name the place itself."""
    named = [(segment, find_country(segment)) for segment in (*frame, *parts)]
    foreign = next((code for _, code in named if code and country and code != country), "")
    rest = [segment for segment, code in named if code is None]
    stated = {
        n: find_provinces(s, index, similar=True) for n, s in enumerate(rest) if _states_province(s, frame)
    }
    stated = {n: hits for n, hits in stated.items() if hits}
    if not stated and (n := _unmarked_province(rest, text, index)) is not None:
        stated = {n: find_provinces(rest[n], index)}
    hits = tuple(hit for found in stated.values() for hit in found)
    finer = [segment for n, segment in enumerate(rest) if n not in stated]
    context = Context(hits, _common_codes(list(stated.values())), any(code for _, code in named), foreign)
    return context, finer


def _states_province(segment: Segment, frame: Sequence[Segment]) -> bool:
    if "province" in segment.kinds:
        return True
    return segment in frame and not segment.kinds - {"city"}


def _common_codes(stated: Sequence[Sequence[Hit]]) -> frozenset[str]:
    """Codes that all stated provinces admit; if they contradict each other, all of them."""
    sets = [province_codes(hits) for hits in stated]
    if not sets:
        return frozenset()
    return frozenset.intersection(*sets) or frozenset.union(*sets)


def _unmarked_province(rest: Sequence[Segment], text: str, index: Index) -> int | None:
    """Which part is a province without saying so: 'Surkhandarya, Termez district', 'Semey, East Kazakhstan'."""
    bare = [n for n, segment in enumerate(rest) if not segment.kinds and find_provinces(segment, index)]
    if not bare or (len(rest) == 1 and not _is_left_open(text) and _names_town(rest[0], index)):
        return None
    only_provinces = [n for n in bare if not _names_town(rest[n], index)]
    return only_provinces[-1] if only_provinces else bare[-1]


def _is_left_open(text: str) -> bool:
    """'Khorezm, ' and ', Mangystau': the sender's form has a place for the town and it is empty."""
    bare = text.strip().strip('"')
    return bare.endswith(",") or bare.startswith(",")


def _names_town(segment: Segment, index: Index) -> bool:
    """Whether a town bears the name, and not only as a former name of what is now the province's own."""
    towns = find_hits(segment, index, lambda place: place.kind == "settlement")
    provinces = find_provinces(segment, index)
    is_former = all(hit.code == "alias" for hit in towns) and any(hit.code == "exact_name" for hit in provinces)
    return bool(towns) and not is_former


def _all_abroad(context: Context, finer: Sequence[Segment], index: Index, country: str) -> str:
    """The country that all parts lie in, if none of them is known in the record's country."""
    if context.provinces or not finer or any(find_hits(segment, index, _is_anything) for segment in finer):
        return ""
    return next(filter(None, (find_abroad(segment, country) for segment in finer)), "")


def _warn_abroad(finding: Finding, context: Context, index: Index) -> Finding:
    """A text that names another country is never accepted, whatever else fits."""
    hits = finding.hits or tuple(Hit(p, 0.1, "named_abroad") for p in index.places if p.kind == "country")
    shown = tuple(replace(hit, score=min(hit.score, 0.5), code="named_abroad") for hit in hits)
    return Finding("ask", "named_abroad", shown, context.foreign)


def _search(context: Context, finer: Sequence[Segment], index: Index) -> Finding:
    if not finer:
        return _coarser(context, "province_only")
    split = [piece for segment in finer for piece in _split(segment, context, index)]
    ordered = sorted(split, key=lambda segment: _FINEST.index(_finest_kind(segment)))
    districts = _districts(ordered, context, index)
    similar: list[Hit] = []
    for segment in ordered:
        found = _settle(segment, context, districts, index)
        if found and not (found.decision == "ask" and found.code == "fuzzy"):
            return found
        similar += found.hits if found else ()
    return _unsettled(context, ordered, similar)


def _settle(segment: Segment, context: Context, districts: Sequence[Hit], index: Index) -> Finding | None:
    """Return the answer that one part gives, None if it gives none."""
    for kinds in _ADMITTED[_finest_kind(segment)]:
        if hits := find_hits(segment, index, lambda place: place.kind in kinds and context.admits(place)):  # noqa: B023
            return _weigh(segment, hits, kinds, context, districts, index)
    if outside := find_hits(segment, index, _is_exactly(segment)):
        sure = [
            hit for hit in outside if hit.code in {"exact_name", "alias"} and not context.admits(hit.place)
        ]
        if sure:
            shown = tuple(replace(hit, score=0.5, code="province_conflict") for hit in cluster(sure, ())[:4])
            return Finding("ask", "province_conflict", shown + context.provinces[:1])
    return _similar(segment, context, index)


def _weigh(
    segment: Segment,
    hits: Sequence[Hit],
    kinds: Sequence[str],
    context: Context,
    districts: Sequence[Hit],
    index: Index,
) -> Finding:
    """One spot is accepted; of several, the one in the stated district or one that outweighs the others."""
    spots = cluster(_own_names_first(hits), kinds)
    near = [hit for hit in spots if not districts or any(_lies_in(hit.place, d.place) for d in districts)]
    if not near and not segment.kinds & {"district", "river", "highway"}:
        shown = tuple(replace(hit, code="district_conflict", score=0.6) for hit in spots[:3])
        return Finding("ask", "district_conflict", shown + tuple(districts)[:2])
    spots = near or spots
    if len(spots) > 1 and not is_dominant(spots):
        return Finding("ask", "ambiguous", tuple(replace(hit, score=hit.score * 0.7) for hit in spots[:5]))
    best = max(spots, key=lambda hit: hit.place.population)
    code = _code(best, kinds, segment)
    others = _shared_provinces(segment, best, index) if not context.codes else ()
    return Finding(
        "accepted",
        "town_or_province" if others and not segment.kinds else code,
        (replace(best, code="town_or_province" if others and not segment.kinds else code), *others),
    )


def _own_names_first(hits: Sequence[Hit]) -> Sequence[Hit]:
    own = [hit for hit in hits if hit.code == "exact_name"]
    return own or hits


def _code(hit: Hit, kinds: Sequence[str], segment: Segment) -> str:
    wanted = _ADMITTED[_finest_kind(segment)][0]
    if tuple(kinds) == wanted or hit.place.kind in wanted or not segment.kinds:
        return hit.code
    return {"settlement": "town_instead", "district": "district_instead"}.get(hit.place.kind, hit.code)


def _shared_provinces(segment: Segment, best: Hit, index: Index) -> tuple[Hit, ...]:
    """The province of the same name as an accepted town, so that a person sees both."""
    if best.place.kind != "settlement":
        return ()
    shared = [hit for hit in find_provinces(segment, index) if hit.place.province not in CITY_PROVINCES]
    return tuple(replace(hit, score=0.6) for hit in shared)


def _similar(segment: Segment, context: Context, index: Index) -> Finding | None:
    """A similar name: accepted only if very similar, long, alone and of the announced kind."""
    kinds = frozenset(kind for group in _ADMITTED[_finest_kind(segment)] for kind in group)
    hits = find_similar(segment, index, lambda place: place.kind in kinds and context.admits(place))
    if not hits:
        return None
    spots = cluster(hits, _ADMITTED[_finest_kind(segment)][0])
    threshold = ACCEPT_FROM_IN_PROVINCE if context.codes else ACCEPT_FROM
    is_alone = len(spots) == 1 or spots[1].score <= spots[0].score - ACCEPT_MARGIN
    is_sure = spots[0].score >= threshold and is_alone and len(segment.key) >= SHORTEST_ACCEPTED
    return Finding("accepted" if is_sure else "ask", "fuzzy", tuple(spots[:5]))


def _districts(segments: Sequence[Segment], context: Context, index: Index) -> list[Hit]:
    """The district that a part names beside a finer part."""
    marked = [segment for segment in segments if "district" in segment.kinds]
    if len(segments) < 2 or not marked:  # noqa: PLR2004 a district and something in it
        return []
    return find_hits(marked[0], index, lambda place: place.kind == "district" and context.admits(place))


def _lies_in(place: Place, district: Place) -> bool:
    if place.kind == "district" or place.district:
        return district.place_id in {place.district, place.place_id}
    return is_near(place, district, slack_km=10.0)


def _unsettled(context: Context, ordered: Sequence[Segment], similar: Sequence[Hit]) -> Finding:
    """Nothing finer is sure: ask about what is similar, or fall back to what is known."""
    best = sorted(similar, key=lambda hit: -hit.score)[:4]
    if context.provinces:
        is_detail = not best or best[0].score < ASK_FROM or bool(ordered[0].kinds & FACILITIES)
        if is_detail:
            return _coarser(context, "coarser_province", best)
        return Finding(
            "ask", "fuzzy", (*best, replace(context.provinces[0], score=0.5, code="coarser_province"))
        )
    return Finding("ask", "fuzzy", tuple(best)) if best else Finding("none", "nothing_found")


def _coarser(context: Context, code: str, similar: Sequence[Hit] = ()) -> Finding:
    if not context.provinces:
        return Finding("none", "nothing_found")
    spots = list({hit.place.place_id: hit for hit in context.provinces}.values())
    codes = {hit.place.province for hit in spots}
    first = replace(spots[0], code=code if spots[0].code != "fuzzy" else "fuzzy")
    if len(codes) > 1:
        return Finding("ask", "ambiguous", tuple(spots[:5]))
    return Finding("accepted", first.code, (first, *similar))


def _split(segment: Segment, context: Context, index: Index) -> list[Segment]:
    """'Риддер ВКО', 'Термез Сурхандарья': two names without a comma, if only apart they are known."""
    words = segment.key.split()
    if len(words) < 2 or find_hits(segment, index, _is_anything):  # noqa: PLR2004 needs two words to split
        return [segment]
    for cut in range(1, len(words)):
        left, right = " ".join(words[:cut]), " ".join(words[cut:])
        head, tail = replace(segment, key=left), Segment(right, right)
        if find_hits(head, index, context.admits) and find_hits(tail, index, _is_province_or_district):
            return [head, tail]
    return [segment]


def _finest_kind(segment: Segment) -> str:
    return next((kind for kind in _FINEST if kind in segment.kinds), "")


def _is_anything(place: Place) -> bool:
    return bool(place.kind)


def _is_province_or_district(place: Place) -> bool:
    return place.kind in {"province", "district"}


def _is_exactly(segment: Segment):  # type: ignore[no-untyped-def]
    wanted = {kind for group in _ADMITTED[_finest_kind(segment)] for kind in group}
    return lambda place: place.kind in wanted
