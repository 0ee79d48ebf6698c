"""A mutant: one file of the product with one fault in it, and what a person must know to judge it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Mutant:
    """One fault: `text` stands in the place of what `path` holds from `start` to `end` (characters)."""

    path: str
    kind: str
    start: int
    end: int
    text: str

    def apply(self, source: str) -> str:
        """Return `source` with the fault in it."""
        return source[: self.start] + self.text + source[self.end :]

    def line_number(self, source: str) -> int:
        """Return the line, from 1, on which the fault begins."""
        return source.count("\n", 0, self.start) + 1

    def describe(self, source: str) -> str:
        """Return what was there and what stands there now, on one line."""
        return f"{_one_line(source[self.start : self.end])} -> {_one_line(self.text) or '(nothing)'}"

    def key(self, source: str) -> str:
        """Return what stays the same while the fault's own lines do, wherever they move in the file."""
        first = source.rfind("\n", 0, self.start) + 1
        last = source.find("\n", self.end)
        lines = source[first : last if last >= 0 else len(source)]
        before = source[first : self.start]
        return sha256(f"{self.path}\0{lines}\0{before}\0{self.text}".encode()).hexdigest()[:12]


def _one_line(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else f"{words[:60]} … {words[-25:]}"


def read(root: Path, path: str) -> str:
    """Return the text of the product's file `path` as it is."""
    return (root / path).read_text(encoding="utf-8")
