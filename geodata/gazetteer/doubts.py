"""When a name that is known once is no proof: villages whose names repeat, districts by another name."""

from functools import lru_cache

from rapidfuzz import fuzz

from geodata.gazetteer.fold import fold, skeleton
from geodata.gazetteer.model import Place
from geodata.gazetteer.peel import Segment
from geodata.tables import read_table

# A town of so many inhabitants is meant by its name, whatever villages bear it too.
KNOWN_TOWN = 20_000
# Likeness 0..100 from which a district's name is heard in the text.
ALIKE_FROM = 60


def is_village(place: Place) -> bool:
    """Whether a place is, or may be, one of the villages whose names repeat from district to district."""
    return place.kind == "settlement" and place.population < KNOWN_TOWN


def is_doubtful(segment: Segment, place: Place) -> bool:
    """Whether a name without a word of kind is too common, or only another name of a district."""
    if segment.kinds - {"village"} or not (is_village(place) or place.kind == "district"):
        return False
    is_other_name = place.kind == "district" and not _is_heard(segment, place)
    return is_other_name or _repeats(segment.key, place.country)


def _repeats(key: str, country: str) -> bool:
    return skeleton(key) in _repeated_names().get(country, frozenset())


def _is_heard(segment: Segment, place: Place) -> bool:
    own, names = skeleton(segment.key), (place.name_en, place.name_ru)
    return any(fuzz.partial_ratio(own, skeleton(fold(name))) >= ALIKE_FROM for name in names)


@lru_cache(maxsize=1)
def _repeated_names() -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for row in read_table("places_repeated_names.csv"):
        names.setdefault(row["country"], set()).add(skeleton(fold(row["name"])))
    return {country: frozenset(keys) for country, keys in names.items()}
