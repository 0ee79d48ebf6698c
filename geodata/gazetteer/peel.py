"""A text becomes segments: names with the kinds that the words around them announce."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from geodata.gazetteer.cues import KINDS_OF_UNITS, PREMISES, STREETS, find_cue, is_joining, is_prefix
from geodata.gazetteer.fold import fold
from geodata.gazetteer.grammar import is_adjective

# Written abbreviations that would fall apart at their dots and strokes.
_PHRASES = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"road\s+patrol\s+service|пост\s+дпс", " дпс "),
        (r"border\s+crossing\s+point", " bcp "),
        (r"railway\s+(?:border\s+)?(?:station|crossing)", " railway "),
        (r"temir\s+yo['‘’ʻ`]?l\w*|темир\s+(?:йўл\w*|жол\w*)|теміржол\w*", " жд "),
        (r"(?<!\w)wko(?!\w)", " зко "),  # folded it would be ВКО, East Kazakhstan
        (r"(?<=\w)united kingdom(?=\w)", "uk"),  # a country's code was replaced inside words: Sukkur
        (r"(?<!\w)гор\.", " город "),
        (r"(?<!\w)н\.\s?п\.", " поселок "),
        (r"(?<!\w)(?:пп|п/п|pp)(?!\w)", " кпп "),
        (r"(?<!\w)п/з(?!\w)", " застава "),
        (r"(?<!\w)(?:а/п|a/p)(?!\w)", " аэропорт "),
        (r"(?<!\w)(?:а/в|a/v)(?!\w)", " автовокзал "),
        (r"(?<!\w)(?:к-з|к/з)(?!\w)", " колхоз "),
        (r"(?<!\w)(?:м-н|м/р|мк-н)(?!\w)", " мкр "),
        (r"(?<!\w)(?:пр-к?т(?!\w)|пр\.)", " проспект "),
        (r"(?<!\w)р\.\s?п\.", " поселок "),
        (r"-\s?(?:авто|жд|ж/д)(?!\w)", " "),
        (r"(?<!\w)т\s?[./]\s?п(?:\.|(?!\w))|(?<!\w)тп(?!\w)", " таможпост "),
        (r"(?<!\w)ж\s?[./-]\s?д(?:\.|(?!\w))", " жд "),
        (r"(?<!\w)[рr]\s?[./-]\s?[оo]?[нn](?:[ауе]|ом)?(?:\.|(?!\w))", " район "),
        (r"(?<!\w)а\s?/\s?д(?!\w)", " трасса "),
        (r"(?<!\w)[аa]\s?/\s?[оo](?!\w)", " айыл "),
        (r"(?<!\w)с\s?/\s?[осc](?!\w)", " село "),
        (r"(?<!\w)п\.\s?г\.\s?т\.?", " пгт "),
        (r"(?<!\w)\d+(?:[.,]\d+)?\s?-?\s?(?:й|ый|th|st)?\s?-?(?:км|km)\.?(?!\w)", " "),
        (r"(?<!\w)(?:км|km)\s?\d+(?:[.,]\d+)?", " "),
    )
)
_QUOTES = str.maketrans(dict.fromkeys("«»“”„‟″″", '"'))
# A dot ends a part of the text after a word, not after an abbreviation or an initial.
_FULL_STOP = re.compile(r"(?<=\w{4})\.(?:\s+|$)")
_PARTS = re.compile(r"[,;()\[\]\n\r\t|/\\]+|\s[-–—]+\s")
_TOKENS = re.compile(r'"([^"]*)"?|([^\s".№#:!?]+)')
# 'Г. Мусрепова', 'С. Ниязова': a capital initial belongs to a name; the abbreviations г., с., п. are small.
_INITIAL = re.compile(r"(?<!\w)[A-ZА-ЯЁҒҚҲЎҶӘ]\.\s?(?=[A-ZА-ЯЁҒҚҲЎҶӘӢӮ])")
# 'гАлматы': the abbreviation lost its dot and its space.
_GLUED = re.compile(r"(?<!\w)([гсп])(?=[А-ЯЁҚҒҲЎӘӨ][а-яёқғҳўәөұүі]{2})")
# 'A-2 Ташкент - Шымкент': a road's number is a name of its own.
_ROAD_NUMBER = re.compile(r"(?<!\w)([АМAM])\s?-?\s?(\d{1,3})(?=\s+\w+\s?[-–])")
_DAMAGED = re.compile(r"[^\W\d_]+-?\d+[^\W\d_]+|[^\W\d_]+-\d+[^\W\d_]+")


@dataclass(frozen=True)
class Segment:
    """A name and the kinds announced for it.

    Attributes
    ----------
    key, raw
        The name folded, and as written.
    whole
        The folded part of the text with its words of kind, if this was the only name in it.
    guessed
        Whether the part has words of kind only, which may yet be a name ('Рязань', 'Temir').
    """

    key: str
    raw: str
    kinds: frozenset[str] = frozenset()
    quoted: bool = False
    whole: str = ""
    guessed: bool = False

    @property
    def is_damaged(self) -> bool:
        """Whether digits stand inside a word, as after a careless find-and-replace."""
        return bool(_DAMAGED.search(self.raw))

    @property
    def is_detail(self) -> bool:
        """Whether it names a street or train, or a hotel by its own name: nothing that a table lists."""
        if self.kinds - STREETS - PREMISES:
            return False
        return bool(self.kinds & STREETS) or (self.quoted and bool(self.kinds & PREMISES))


@dataclass
class _Group:
    """Words of one name while the kinds around it are still being collected."""

    words: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    quoted: bool = False


@lru_cache(maxsize=65536)
def peel(text: str) -> tuple[Segment, ...]:
    """Return the segments of a text in its own order; none if it names nothing."""
    prepared = _INITIAL.sub(" ", text.translate(_QUOTES).replace("''", '"'))
    prepared = _ROAD_NUMBER.sub(r" трасса \1\2, ", _GLUED.sub(r"\1 ", prepared))
    for pattern, replacement in _PHRASES:
        prepared = pattern.sub(replacement, prepared)
    return tuple(segment for part in _parts(prepared) for segment in _segments(part))


def _parts(text: str) -> Iterator[str]:
    """Cut at separators, but not inside quotes."""
    pieces = re.split(r'("[^"]*")', _FULL_STOP.sub(", ", text))
    masked = [piece if n % 2 == 0 else f'"\x00{n}"' for n, piece in enumerate(pieces)]
    for part in _PARTS.split("".join(masked)):
        yield re.sub(r'"\x00(\d+)"', lambda found: pieces[int(found[1])], part)


def _segments(part: str) -> Iterator[Segment]:
    groups: list[_Group] = []
    waiting: set[str] = set()
    glued = False
    for raw, quoted in _tokens(part):
        word = fold(raw)
        if is_joining(word):
            continue
        cue = None if quoted else find_cue(word.replace(" ", ""))
        if cue is None:
            groups, waiting, glued = _add_word(groups, raw, waiting, quoted=quoted, glued=glued)
        else:
            waiting, glued = _add_cue(groups, word, cue, waiting), False
    if waiting and groups:
        groups[-1].kinds |= waiting
    named = [group for group in groups if any(fold(word) for word in group.words)]
    whole = fold(part)
    if not named and whole:
        yield from _guess(part, whole, waiting)
    yield from (_segment(group, whole if len(named) == 1 else "") for group in named)


def _guess(part: str, whole: str, kinds: set[str]) -> Iterator[Segment]:
    """Yield what may be a name after all in a part of words of kind only, as in 'Temir District'."""
    words = [raw for raw, _ in _tokens(part) if fold(raw) and find_cue(fold(raw)) != ""]
    if words:
        name = words[0] if len(words) > 1 and find_cue(fold(words[-1])) in KINDS_OF_UNITS else " ".join(words)
        units = kinds & KINDS_OF_UNITS if len(words) > 1 else set()
        yield Segment(fold(name), name, frozenset(units), whole=whole, guessed=True)


def _tokens(part: str) -> Iterator[tuple[str, bool]]:
    for quoted, plain in _TOKENS.findall(part):
        if quoted.strip():
            yield quoted, True
        elif plain and not plain.isdigit():
            yield plain, False


def _add_word(
    groups: list[_Group], raw: str, waiting: set[str], *, quoted: bool, glued: bool
) -> tuple[list[_Group], set[str], bool]:
    if groups and glued and not quoted and not waiting and not groups[-1].quoted:
        groups[-1].words.append(raw)
        return groups, waiting, True
    return [*groups, _Group([raw], set(waiting), quoted)], set(), not quoted


def _add_cue(groups: list[_Group], word: str, cue: str, waiting: set[str]) -> set[str]:
    """Give a cue to the name before it where it may stand behind, else let it wait for the next name."""
    if not cue:
        return waiting
    open_before = bool(groups) and not waiting and not is_prefix(word)
    if open_before and cue in KINDS_OF_UNITS and groups[-1].kinds and _split_adjective(groups):
        groups[-1].kinds.add(cue)
        return waiting
    if open_before and cue in KINDS_OF_UNITS | STREETS and not groups[-1].kinds & KINDS_OF_UNITS:
        groups[-1].kinds.add(cue)
        return waiting
    return waiting | {cue}


def _split_adjective(groups: list[_Group]) -> bool:
    """'село Кордай Кордайский' before 'район': the adjective is the district's name, not the village's."""
    words = groups[-1].words
    if len(words) < 2 or not is_adjective(fold(words[-1])):  # noqa: PLR2004 a name and an adjective
        return False
    groups.append(_Group([words.pop()]))
    return True


def _segment(group: _Group, whole: str) -> Segment:
    raw = " ".join(group.words)
    return Segment(fold(raw), raw, frozenset(group.kinds), group.quoted, whole)
