"""A segment's name against the places of a country: tiers from the exact name down to the similar one."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from geodata.gazetteer.fold import skeleton
from geodata.gazetteer.grammar import caseless, rough_stems, stem, without_turkic_case
from geodata.gazetteer.model import Place
from geodata.gazetteer.peel import Segment
from geodata.gazetteer.table import Index

Filter = Callable[[Place], bool]

# Similarity 0..1 from which a similar name is worth showing.
SHOW_FROM = 0.62
_WITH_DIGITS = re.compile(r"\b(?=\w*[^\W\d_]{3})\w*\d\w*\b")
# What a scanner reads for letters: 'Терме3', 'Таш0уз'.
_DIGITS_FOR_LETTERS = str.maketrans("0346", "ozhb")
# A former name of a town so large outweighs present namesakes with this many times fewer inhabitants.
FAMOUS_POPULATION = 100_000
FAMOUS_RATIO = 20
# A variant no surer than this is a guess already; no second ending is taken off.
SUREST_GUESS = 0.95
# Shorter loose keys join names that do not sound alike: Савай, Советское.
SHORTEST_LOOSE = 5
# Shorter keys are too easily alike to be compared by similarity at all.
SHORTEST_FUZZY = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A place, how sure its name is (0..1) and by which rule it was found."""

    place: Place
    score: float
    code: str


def find_hits(segment: Segment, index: Index, allowed: Filter) -> list[Hit]:
    """Return the hits of the first tier that has any allowed place; similarity is not tried here."""
    for places, score, code in _tiers(segment, index):
        if found := [Hit(place, score, code) for place in places if allowed(place)]:
            return found
    return []


def find_famous(segment: Segment, hits: Sequence[Hit], index: Index, allowed: Filter) -> list[Hit]:
    """Return the large town whose other or former name the hits bear as their own: Джамбул is Тараз."""
    largest = max(hit.place.population for hit in hits)
    return [
        Hit(place, 0.98, "alias")
        for place in index.aliases.get(segment.key, ())
        if place.population >= max(FAMOUS_POPULATION, FAMOUS_RATIO * largest) and allowed(place)
    ]


def find_similar(segment: Segment, index: Index, allowed: Filter, limit: int = 5) -> list[Hit]:
    """Return the places with the most similar names, best first, scores below 1."""
    key = stem(segment.key) if segment.kinds & {"province", "district"} else segment.key
    if len(key) < SHORTEST_FUZZY:
        return []
    best: dict[str, Hit] = {}
    for table in (index.names, index.aliases):
        for found, score in _similar_keys(key, table):
            for place in filter(allowed, table[found]):
                if place.place_id not in best or best[place.place_id].score < score:
                    best[place.place_id] = Hit(place, score, "fuzzy")
    return sorted(best.values(), key=lambda hit: (-hit.score, -hit.place.population, hit.place.place_id))[
        :limit
    ]


def find_closer(segment: Segment, hits: list[Hit], index: Index, allowed: Filter) -> list[Hit]:
    """Return places whose written name is nearer to the text than that of the hits, best first.

    The looser key may join names that only sound alike in part; then a person decides.
    """
    written: dict[str, Hit] = {}
    key = stem(segment.key)
    for table in (index.names, index.aliases):
        near = process.extract(
            key, table.keys(), scorer=OSA.normalized_similarity, score_cutoff=SHOW_FROM, limit=None
        )
        for found, score, _ in near:
            for place in filter(allowed, table[found]):
                if place.place_id not in written or written[place.place_id].score < score:
                    written[place.place_id] = Hit(place, score, "fuzzy")
    own = max(
        (written[hit.place.place_id].score for hit in hits if hit.place.place_id in written), default=0.0
    )
    closer = [hit for hit in written.values() if hit.score > own]
    return sorted(closer, key=lambda hit: (-hit.score, hit.place.place_id))


def _similar_keys(key: str, table: dict[str, tuple[Place, ...]]) -> Iterator[tuple[str, float]]:
    coarse = process.extract(key, table.keys(), scorer=fuzz.ratio, score_cutoff=SHOW_FROM * 90, limit=40)
    loose = skeleton(key)
    for found, _, _ in coarse:
        written = OSA.normalized_similarity(key, found)
        sounded = OSA.normalized_similarity(loose, skeleton(found)) - 0.04
        if (score := min(0.97, max(written, sounded))) >= SHOW_FROM:
            yield found, score


def _tiers(segment: Segment, index: Index) -> Iterator[tuple[Iterable[Place], float, str]]:
    if segment.whole != segment.key:
        yield index.names.get(segment.whole, ()), 1.0, "exact_name"
        yield index.aliases.get(segment.whole, ()), 0.99, "alias"
        joined = segment.whole.replace(" ", "")
        yield index.names.get(joined, ()), 0.99, "exact_name"
    variants = _variants(segment.key)
    for key, score in variants:
        yield index.names.get(key, ()), score, "exact_name" if score == 1.0 else "grammar"
        yield index.aliases.get(key, ()), score - 0.01, "alias"
    if segment.is_damaged:
        yield _damaged(segment, index), 0.9, "damaged_text"
    for key, score in variants:
        if score > SUREST_GUESS:
            yield index.cases.get(caseless(key), ()), score - 0.04, "grammar"
    for key, score in variants:
        loose = skeleton(key)
        yield (
            index.skeletons.get(loose, ()) if len(loose) >= SHORTEST_LOOSE else (),
            score - 0.06,
            "transliteration",
        )
    for key in rough_stems(segment.key):
        yield index.names.get(key, ()), 0.93, "grammar"
        yield index.aliases.get(key, ()), 0.92, "grammar"


@lru_cache(maxsize=65536)
def _variants(key: str) -> tuple[tuple[str, float], ...]:
    """Keys to try, with what each costs: as written, without spaces, without endings, without an initial."""
    bare = stem(key)
    short = re.sub(r"^\w{1,2} (?=\w{4})|(?<=\w{4}) (?:\w{1,2}|\d+)$", "", key)
    tried = (
        (key, 1.0),
        (key.replace(" ", ""), 0.99),
        (bare, 0.99),
        (bare.replace(" ", ""), 0.98),
        (short, 0.96),
        (without_turkic_case(key), 0.95),
        (_WITH_DIGITS.sub(lambda word: word[0].translate(_DIGITS_FOR_LETTERS), key), 0.94),
    )
    costs: dict[str, float] = {}
    for variant, cost in tried:
        costs.setdefault(variant, cost)
    return tuple((variant, cost) for variant, cost in costs.items() if variant)


def _damaged(segment: Segment, index: Index) -> list[Place]:
    """Digits inside a word may stand for any letters: 'iujno 115skaia' is 'iujno kazahstanskaia'."""
    pattern = re.compile(".+".join(map(re.escape, re.split(r"\d+", segment.key))) + "$")
    return [
        place
        for key, places in (*index.names.items(), *index.aliases.items())
        if pattern.match(key)
        for place in places
        if place.kind in {"province", "district"}
    ]
