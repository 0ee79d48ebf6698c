"""Which parts of a text are the frame (country, province) and which name the place itself."""

from collections.abc import Mapping, Sequence

from geodata.gazetteer.context import (
    CITY_PROVINCES,
    Context,
    find_country,
    find_provinces,
    province_codes,
)
from geodata.gazetteer.cues import FACILITIES
from geodata.gazetteer.match import Hit, find_hits
from geodata.gazetteer.model import Place
from geodata.gazetteer.peel import Segment
from geodata.gazetteer.table import Index

# A part by its number in the text, and the provinces that it names.
Stated = Mapping[int, Sequence[Hit]]

# Where a lone name of a town and its province means the province.
# Source: UNODC Individual Drug Seizures 2011-2016, whose Afghan rows all name provinces.
PROVINCES_FIRST = frozenset({"AF"})


def without_details(segments: Sequence[Segment], index: Index) -> list[Segment]:
    """Drop streets, hotels by name, and parts that consist of words of kind and are no name after all."""
    named = [s for s in segments if not s.is_detail]
    return [s for s in named if not s.guessed or find_country(s) or find_hits(s, index, _is_anything)]


def read_context(
    frame: Sequence[Segment], parts: Sequence[Segment], text: str, index: Index, country: str | None
) -> tuple[Context, list[Segment]]:
    """Separate the parts that state country and province from those that name the place itself.

    Parameters
    ----------
    frame
        Segments of the province column.
    parts
        Segments of the text.
    """
    parted = [(segment, True) for segment in frame] + [(segment, False) for segment in parts]
    named = [_country_of(segment, index, country) for segment, _ in parted]
    foreign = next((code for code in named if code and country and code != country), "")
    rest = [item for item, code in zip(parted, named, strict=True) if code is None]
    stated = _stated(rest, index) or _unmarked([segment for segment, _ in rest], text, index, country)
    column = [hits for n, hits in stated.items() if rest[n][1]]
    said = [hits for n, hits in stated.items() if not rest[n][1]]
    finer = [segment for n, (segment, _) in enumerate(rest) if n not in stated]
    return Context(_narrowest(column, said), _common_codes(column, said), any(named), foreign), finer


def _country_of(segment: Segment, index: Index, country: str | None) -> str | None:
    """'РК' is Karakalpakstan in a sheet of Uzbekistan, though Kazakhstan elsewhere."""
    code = find_country(segment)
    is_own_province = code and country and code != country and find_provinces(segment, index)
    return None if is_own_province else code


def _stated(rest: Sequence[tuple[Segment, bool]], index: Index) -> Stated:
    """Return the parts that say that they are provinces, by a word or by standing in the province column."""
    marked = {
        n: find_provinces(segment, index, similar=True)
        for n, (segment, is_frame) in enumerate(rest)
        if "province" in segment.kinds
        or (is_frame and not segment.kinds - {"city"})
        or _is_whole(segment, index)
    }
    found = {n: hits for n, hits in marked.items() if hits and not _is_another(rest[n][0], hits, index)}
    cities = {
        n: _city_provinces(segment, index) for n, (segment, _) in enumerate(rest) if "city" in segment.kinds
    }
    both = found | {n: hits for n, hits in cities.items() if hits}
    return both if len(both) < len(rest) else found


def _is_another(segment: Segment, hits: Sequence[Hit], index: Index) -> bool:
    """'Samur' in the province column is the post Samur and no misspelt province Samukh."""
    is_misspelt = hits[0].code == "fuzzy" and "province" not in segment.kinds
    return is_misspelt and bool(find_hits(segment, index, _is_anything))


def _is_whole(segment: Segment, index: Index) -> bool:
    """'Районы республиканского подчинения' is a province's whole name, though it speaks of districts."""
    known = (*index.names.get(segment.whole, ()), *index.aliases.get(segment.whole, ()))
    return segment.whole != segment.key and any(
        place.kind == "province" and place.province not in CITY_PROVINCES for place in known
    )


def _city_provinces(segment: Segment, index: Index) -> list[Hit]:
    """'г. Ташкент' before 'Чиланзарский район': a city that is a province of its own is the frame."""
    if segment.kinds & FACILITIES:
        return []
    return [hit for hit in find_provinces(segment, index) if hit.place.province in CITY_PROVINCES]


def _unmarked(rest: Sequence[Segment], text: str, index: Index, country: str | None) -> Stated:
    """Return the part that is a province without saying so, as in 'Surkhandarya, Termez district'."""
    bare = {n: hits for n, s in enumerate(rest) if not s.kinds and (hits := find_provinces(s, index))}
    is_town = len(rest) == 1 and not _is_left_open(text) and country not in PROVINCES_FIRST
    if not bare or (is_town and names_town(rest[0], index)):
        return {}
    chosen = [n for n in bare if not names_town(rest[n], index)] or list(bare)
    return {chosen[-1]: bare[chosen[-1]]}


def _is_left_open(text: str) -> bool:
    """'Khorezm, ' and ', Mangystau': the sender's form has a place for the town and it is empty."""
    bare = text.strip().strip('"')
    return bare.endswith(",") or bare.startswith(",")


def _common_codes(column: Sequence[Sequence[Hit]], said: Sequence[Sequence[Hit]]) -> frozenset[str]:
    """Codes that all stated provinces admit; if they contradict each other, all of them.

    A province column that names two ('Санкт-Петербург и Ленинградская область') means either.
    """
    sets = [province_codes(hits) for hits in said]
    if column:
        sets.append(province_codes([hit for hits in column for hit in hits]))
    if not sets:
        return frozenset()
    return frozenset.intersection(*sets) or frozenset.union(*sets)


def _narrowest(column: Sequence[Sequence[Hit]], said: Sequence[Sequence[Hit]]) -> tuple[Hit, ...]:
    """'Ошская область, г. Ош' is the city where the region around it is stated too."""
    every = [*column, *said]
    together = frozenset(hit.place.province for hits in every for hit in hits)
    cities = [hits for hits in said if all(hit.place.province in CITY_PROVINCES for hit in hits)]
    is_inside = bool(cities) and together <= province_codes(cities[0])
    return tuple(hit for hits in (cities[:1] if is_inside else every) for hit in hits)


def _is_anything(place: Place) -> bool:
    return bool(place.kind)


def names_town(segment: Segment, index: Index) -> bool:
    """Whether a town bears the name, not only as a former name or in another form than the province does."""
    towns = find_hits(segment, index, lambda place: place.kind == "settlement")
    provinces = find_provinces(segment, index)
    is_province_s = any(hit.code == "exact_name" for hit in provinces)
    return bool(towns) and not (is_province_s and all(hit.code != "exact_name" for hit in towns))
