"""The parts of one text together: the frame, the place in it, and what remains if the place is not known."""

import re
from collections.abc import Sequence
from dataclasses import replace

from geodata.gazetteer.context import Context, find_abroad, find_country
from geodata.gazetteer.cues import FACILITIES
from geodata.gazetteer.fold import fold
from geodata.gazetteer.framing import read_context, without_details
from geodata.gazetteer.kinds import fineness
from geodata.gazetteer.match import Hit, find_hits
from geodata.gazetteer.model import Place
from geodata.gazetteer.peel import Segment, peel
from geodata.gazetteer.settle import Finding, Scope, settle
from geodata.gazetteer.table import Index, country_index

# From this similarity a misspelt finer part is asked about rather than passed over for the coarser part.
ASK_FROM = 0.8
# An abbreviation in capitals (ANF, ОВД) before a name is an office, not part of the name.
_OFFICE = re.compile(r"^(?:[A-ZА-ЯЁ]{2,4}(?:-?[IVX\d]+)?\s+)+(?=\S)")
# 'Солнечный ВКО': a province in capitals behind a name stands for itself.
_ABBREVIATED = re.compile(r"\s[A-ZА-ЯЁҚӘ]{2,4}$")


def resolve(text: str, country: str | None, province: str | None) -> Finding:
    """Return what a text means within a country (any, if None) and the province text beside it."""
    frame, parts = list(peel(province or "")), list(peel(text))
    if not frame and not parts:
        return Finding("none", "nothing_named")
    country = country or next(filter(None, map(find_country, [*parts, *frame])), None)
    index = country_index(country)
    frame = without_details(frame, index)
    parts = [piece for part in without_details(parts, index) for piece in _split(part, index)]
    context, finer = read_context(frame, parts, text, index, country)
    if country and not context.foreign:
        context = replace(context, foreign=_all_abroad(context, finer, index, country))
    finding = _search(context, finer, index)
    return _warn_abroad(finding, context, index) if context.foreign else finding


def _all_abroad(context: Context, finer: Sequence[Segment], index: Index, country: str) -> str:
    """Return the country that all parts lie in, if none of them is known in the record's country."""
    if context.provinces or not finer or any(find_hits(segment, index, _is_anything) for segment in finer):
        return ""
    return next(filter(None, (find_abroad(segment, country) for segment in finer)), "")


def _warn_abroad(finding: Finding, context: Context, index: Index) -> Finding:
    """Never accept a text that names another country, whatever else fits."""
    known = tuple(hit for hit in finding.hits if hit.code != "fuzzy")
    hits = known or _country_hit(index, "named_abroad", 0.1)
    shown = tuple(replace(hit, score=min(hit.score, 0.5), code="named_abroad") for hit in hits)
    return Finding("ask", "named_abroad", shown, context.foreign)


def _search(context: Context, finer: Sequence[Segment], index: Index) -> Finding:
    """Try the parts from the finest to the coarsest."""
    if not finer:
        return _coarser(context, index, "province_only")
    ordered = sorted(finer, key=fineness)
    scope = Scope(context, _districts(ordered, context, index), index)
    similar: list[Hit] = []
    for n, segment in enumerate(ordered):
        found = settle(segment, scope)
        if found and not (found.decision == "ask" and found.code in {"fuzzy", "airport_only"}):
            return _say_coarser(found) if n and "district" in segment.kinds else found
        similar += found.hits if found else ()
    return _unsettled(scope, ordered, similar)


def _districts(segments: Sequence[Segment], context: Context, index: Index) -> tuple[Hit, ...]:
    """Return the district that a part names beside a finer part."""
    marked = [segment for segment in segments if "district" in segment.kinds]
    if len(segments) < 2 or not marked:  # noqa: PLR2004 a district and something in it
        return ()
    return tuple(
        find_hits(marked[0], index, lambda place: place.kind == "district" and context.admits(place))
    )


def _say_coarser(found: Finding) -> Finding:
    if found.decision != "accepted" or found.hits[0].place.kind != "district":
        return found
    first = replace(found.hits[0], code="coarser_district")
    return replace(found, code="coarser_district", hits=(first, *found.hits[1:]))


def _unsettled(scope: Scope, ordered: Sequence[Segment], similar: Sequence[Hit]) -> Finding:
    """Ask about what is similar, or fall back to what is known."""
    best = sorted(similar, key=lambda hit: -hit.score)[:4]
    if not scope.context.provinces:
        return Finding("ask", best[0].code, tuple(best)) if best else _coarser(scope.context, scope.index, "")
    is_detail = not best or best[0].score < ASK_FROM or bool(ordered[0].kinds & FACILITIES)
    if is_detail:
        return _coarser(scope.context, scope.index, "coarser_province", best)
    fallback = replace(scope.context.provinces[0], score=0.5, code="coarser_province")
    return Finding("ask", "fuzzy", (*best, fallback))


def _coarser(context: Context, index: Index, code: str, similar: Sequence[Hit] = ()) -> Finding:
    """Return the province (or the country, if only that is named) with what is similar behind it."""
    spots = list({hit.place.place_id: hit for hit in context.provinces}.values())
    if not spots:
        is_named = context.country_named and code == "province_only"
        hits = _country_hit(index, "country_only", 1.0) if is_named else ()
        return Finding("accepted", "country_only", hits) if hits else Finding("none", "nothing_found")
    if len({hit.place.province for hit in spots}) > 1:
        return Finding("ask", "ambiguous", tuple(spots[:5]))
    first = replace(spots[0], code="fuzzy" if spots[0].code == "fuzzy" else code)
    return Finding("accepted", first.code, (first, *similar))


def _country_hit(index: Index, code: str, score: float) -> tuple[Hit, ...]:
    return tuple(Hit(place, score, code) for place in index.places if place.kind == "country")[:1]


def _split(segment: Segment, index: Index) -> list[Segment]:
    """Cut 'Риддер ВКО' in two, and the office off 'ANF Quetta', where only that makes them known."""
    words = segment.key.split()
    is_line = bool(segment.kinds & {"highway", "river"})
    if len(words) < 2 or is_line or find_hits(segment, index, _is_anything):  # noqa: PLR2004 needs two words to split
        return [segment]
    for cut in range(len(words) - 1, 0, -1):
        head = replace(segment, key=" ".join(words[:cut]), whole="")
        tail = Segment(" ".join(words[cut:]), " ".join(words[cut:]))
        is_known = find_hits(head, index, _is_anything) or _ABBREVIATED.search(segment.raw)
        if is_known and find_hits(tail, index, _is_unit):
            return [head, tail]
    name = _OFFICE.sub("", segment.raw)
    return [replace(segment, key=fold(name), raw=name, whole="")]


def _is_anything(place: Place) -> bool:
    return bool(place.kind)


def _is_unit(place: Place) -> bool:
    return place.kind in {"province", "district"}
