"""Which encoding a text file is in: UTF-8 or UTF-16 by proof, one of the single-byte ones by likelihood.

Detectors in libraries judge a sample and fail when it is cut in the middle of a letter, so the whole file
is tried as UTF-8 first, and the Cyrillic encodings are told apart by how common their letters would be.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# Letters of Russian text from the commonest to the rarest; the weight of each is its rank from the end.
# Source: order of letter frequencies in the National Corpus of the Russian Language.
_BY_FREQUENCY = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_WEIGHTS = {letter: len(_BY_FREQUENCY) - place for place, letter in enumerate(_BY_FREQUENCY)}
_CYRILLIC_ENCODINGS = ("cp1251", "cp866", "koi8-r", "mac_cyrillic", "iso8859_5")
_WESTERN = "cp1252"
_SAMPLE_WORDS = 4000
_BYTE_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
# Up to this share of broken letters a file is still UTF-8 with damage rather than another encoding.
_BROKEN_SHARE = 0.01
_STRANGE, _MIXED = -24, -18


@dataclass(frozen=True)
class Encoding:
    """How to read a text file: the encoding, the bytes of its mark to leave out, and the damage.

    Attributes
    ----------
    name
        Python's name of the encoding.
    mark_bytes
        Length of the byte order mark at the start, 0 where there is none.
    unreadable
        Letters that the encoding cannot read; they are shown as U+FFFD.
    """

    name: str
    mark_bytes: int = 0
    unreadable: int = 0


def find_encoding(content: bytes) -> Encoding:
    """Return the encoding that `content` proves or most likely has."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return Encoding(name, len(mark), _count_unreadable(content[len(mark) :], name))
    if looks_like_utf16(content[:4096]):
        name = _byte_order(content)
        return Encoding(name, 0, _count_unreadable(content, name))
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _find_beyond_utf8(content)
    return Encoding("utf-8")


def looks_like_utf16(sample: bytes) -> bool:
    """Tell whether zeros stand at every other byte, as under UTF-16; a stray zero proves nothing."""
    even, odd = sample[::2], sample[1::2]
    few, many = sorted((even.count(0), odd.count(0)))
    return few * 20 < many and many * 10 > len(sample) // 2


def _byte_order(content: bytes) -> str:
    sample = content[:4096]
    return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"


def _count_unreadable(content: bytes, name: str) -> int:
    return content.decode(name, errors="replace").count("\ufffd")


def _find_beyond_utf8(content: bytes) -> Encoding:
    """Judge what is not wholly UTF-8: UTF-8 with a few broken letters, or a single-byte encoding."""
    broken = _count_unreadable(content, "utf-8")
    letters = sum(1 for letter in content.decode("utf-8", errors="replace")[:1_000_000] if letter > "\x7f")
    if letters > broken and broken <= max(1, letters * _BROKEN_SHARE):
        return Encoding("utf-8", 0, broken)
    name = get_single_byte_encoding(content)
    return Encoding(name, 0, _count_unreadable(content, name))


def get_single_byte_encoding(content: bytes) -> str:
    """Return the single-byte encoding under which the words of `content` look most like Russian."""
    words: dict[bytes, None] = {}
    for match in _BYTE_WORD.finditer(content):
        words[match.group()] = None
        if len(words) >= _SAMPLE_WORDS:
            break
    scores = {encoding: _score(words, encoding) for encoding in _CYRILLIC_ENCODINGS}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] > 0 else _WESTERN


def _score(words: dict[bytes, None], encoding: str) -> int:
    return sum(_word_score(word.decode(encoding, errors="replace")) for word in words)


def _word_score(word: str) -> int:
    """Rate one word: common letters count for it, signs, mixed alphabets, mid-word capitals against."""
    capitals_expected = word.isupper()
    total, previous_lower = 0, False
    for letter in word:
        if letter <= "\x7f":
            total += _MIXED
            continue
        weight = _WEIGHTS.get(letter.lower(), _STRANGE)
        odd = letter.isupper() and previous_lower and not capitals_expected
        total += _STRANGE if odd else weight
        previous_lower = letter.islower()
    return total
