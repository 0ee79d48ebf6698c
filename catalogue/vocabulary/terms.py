"""What a vocabulary is: terms in file order, an index of every spelling, and a tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catalogue.errors import ContentError
from catalogue.vocabulary.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

UNKNOWN_LABELS = {"en": "unknown", "ru": "неизвестно"}


@dataclass(frozen=True, slots=True)
class Term:
    """One meaning with its names.

    Attributes
    ----------
    code
        What the store keeps.
    en, ru
        Names shown to a person.
    parent
        Code of the wider term; None at the top.
    aliases
        Further spellings that sheets use.
    ids
        Values of the UNODC Individual Drug Seizures release that mean this term.
    extra
        Whatever else the file says of the term (a unit's dimension, a sender's country).
    """

    code: str
    en: str
    ru: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)

    def spellings(self) -> tuple[str, ...]:
        """Return every text that means this term, as written in the file."""
        return (self.code, self.en, self.ru, *self.aliases, *self.ids)


class Vocabulary:
    """The terms of one subject.

    Parameters
    ----------
    name
        Name of the vocabulary, as in `get_vocabulary`.
    terms
        In the order in which a person should read them.
    extra
        What the file holds beside its terms (conversion factors, sources).

    Raises
    ------
    ContentError
        One spelling means two terms, a code stands twice, or a parent is not there.
    """

    def __init__(self, name: str, terms: Sequence[Term], extra: Mapping[str, object] | None = None) -> None:
        self.name = name
        self.extra: Mapping[str, object] = extra or {}
        self._terms = self._by_code(terms)
        self._index = self._spelling_index()
        self._children = self._tree()

    def __iter__(self) -> Iterator[Term]:
        """Go through the terms in file order."""
        return iter(self._terms.values())

    def __len__(self) -> int:
        """Return the number of terms."""
        return len(self._terms)

    def __contains__(self, code: object) -> bool:
        """Tell whether `code` is the code of a term."""
        return code in self._terms

    def codes(self) -> tuple[str, ...]:
        """Return all codes in file order."""
        return tuple(self._terms)

    def term(self, code: str) -> Term:
        """Return the term of `code`.

        Raises
        ------
        KeyError
            There is no such code: a mistake of the program, never of a sheet.
        """
        return self._terms[code]

    def label(self, code: str | None, language: str = "en") -> str:
        """Return the name of `code` in `language`; None and a code that is not there read as "unknown"."""
        term = self._terms.get(code) if code is not None else None
        if term is None:
            return UNKNOWN_LABELS["ru" if language == "ru" else "en"]
        return term.ru if language == "ru" else term.en

    def find_code(self, text: str) -> str | None:
        """Return the code that `text` means by its folded spelling; None where no term is spelled so."""
        return self._index.get(fold(text))

    def spellings(self) -> Mapping[str, str]:
        """Return folded spelling -> code, for those who search inside longer texts."""
        return self._index

    def children(self, parent: str | None) -> tuple[str, ...]:
        """Return the codes right below `parent`; below None stand the top terms."""
        return tuple(self._children.get(parent, ()))

    def with_descendants(self, code: str) -> tuple[str, ...]:
        """Return `code` and everything below it, nearest first. An unknown code stands alone."""
        found = [code]
        for known in found:
            found.extend(self._children.get(known, ()))
        return tuple(found)

    def with_ancestors(self, code: str) -> tuple[str, ...]:
        """Return `code` and everything above it, nearest first. An unknown code stands alone."""
        found = [code]
        while (term := self._terms.get(found[-1])) and term.parent:
            found.append(term.parent)
        return tuple(found)

    def _by_code(self, terms: Sequence[Term]) -> dict[str, Term]:
        by_code: dict[str, Term] = {}
        for term in terms:
            if term.code in by_code:
                raise self._mistake(term.code, "code", "the code stands twice")
            by_code[term.code] = term
        return by_code

    def _spelling_index(self) -> dict[str, str]:
        index: dict[str, str] = {}
        for term in self:
            for spelling in term.spellings():
                other = index.setdefault(fold(spelling), term.code)
                if other != term.code:
                    raise self._mistake(term.code, "aliases", f"'{spelling}' already means {other}")
        return index

    def _tree(self) -> dict[str | None, list[str]]:
        children: dict[str | None, list[str]] = {}
        for term in self:
            if term.parent is not None and term.parent not in self._terms:
                raise self._mistake(term.code, "parent", f"there is no term {term.parent}")
            children.setdefault(term.parent, []).append(term.code)
        self._refuse_circles()
        return children

    def _refuse_circles(self) -> None:
        for term in self:
            seen, above = {term.code}, term.parent
            while above is not None:
                if above in seen:
                    raise self._mistake(term.code, "parent", "the term stands above itself")
                seen.add(above)
                above = self._terms[above].parent

    def _mistake(self, code: str, where: str, reason: str) -> ContentError:
        return ContentError(record=f"vocabulary/{self.name}.yml: {code}", field=where, reason=reason)
