"""A brief put into words: every heading, label and number as text, the same for all writers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from catalogue.content import load_corridors
from catalogue.model import Handling
from catalogue.output.brief_tables import (
    Table,
    beside_lines,
    concealment_table,
    date_text,
    figures_line,
    legs_table,
    period_text,
    selection_text,
    year_drug_table,
)
from catalogue.output.country_roles import country_roles_text
from catalogue.output.words import lower_first, word
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.output.brief_records import Brief, BriefMethod, BriefSource, Passage

# Colour of the code's text on black. Source: FIRST, Traffic Light Protocol 2.0, August 2022.
TLP_COLOURS = {
    Handling.CLEAR: "#FFFFFF",
    Handling.GREEN: "#33FF00",
    Handling.AMBER: "#FFC000",
    Handling.AMBER_STRICT: "#FFC000",
    Handling.RED: "#FF2B2B",
}
_HEADINGS = ("map", "description", "legs", "seizures", "methods", "caveats", "sources", "terms")


@dataclass(frozen=True)
class Line:
    """A sentence and the marks of its sources, such as "[1, 3]", or of training practice; "" without any."""

    text: str
    marks: str = ""


@dataclass(frozen=True)
class MethodText:
    """A concealment method: `groups` are a heading each with its lines."""

    name: str
    description: tuple[Line, ...]
    groups: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True)
class SourceText:
    """A source under its number; `address` stands apart, since a writer may break or link it."""

    number: int
    text: str
    address: str


@dataclass(frozen=True)
class BriefText:
    """All texts of a brief, in reading order."""

    language: str
    banner: str
    banner_colour: str
    share: str
    synthetic: str
    synthetic_text: str
    kind: str
    code: str
    title: str
    publisher: str
    date: str
    page: str
    headings: dict[str, str]
    facts: tuple[tuple[str, str], ...]
    picture_alt: str
    statements: tuple[Line, ...]
    legs: Table
    figures: str
    beside: tuple[str, ...]
    year_drug: Table | None
    concealment: Table | None
    methods: tuple[MethodText, ...]
    no_methods: str
    caveats: tuple[str, ...]
    terms: tuple[str, ...]
    sources: tuple[SourceText, ...]


def brief_text(brief: Brief) -> BriefText:
    """Return the texts of `brief` in its own language."""
    say = _Speaker(brief.language)
    term = get_vocabulary("handling").term(brief.handling.value)
    return BriefText(
        language=brief.language,
        banner=brief.handling.value,
        banner_colour=TLP_COLOURS[brief.handling],
        share=str(term.extra[f"share_{say.language}"]),
        synthetic=say("brief_synthetic") if brief.synthetic else "",
        synthetic_text=say("brief_synthetic_text") if brief.synthetic else "",
        kind=say("brief_title"),
        code=brief.code,
        title=brief.title,
        publisher=say("brief_publisher"),
        date=say("brief_date", date=date_text(brief.made_on, say.language)),
        page=say("brief_page", page="{page}", total="{total}"),
        headings={name: say(f"brief_{name}") for name in _HEADINGS},
        facts=_facts(brief, say),
        picture_alt=say("brief_map_alt", title=brief.title),
        statements=say.lines(brief.statements),
        legs=legs_table(brief.legs, say.language),
        figures=figures_line(brief.figures, say.language),
        beside=beside_lines(brief.figures, say.language),
        year_drug=year_drug_table(brief.figures, say.language),
        concealment=concealment_table(brief.figures, say.language),
        methods=tuple(_method(method, say) for method in brief.methods),
        no_methods="" if brief.methods else say("methods_none"),
        caveats=(say("caveat_flows"), *brief.caveats, say("caveat_attribution")),
        terms=(say("coverage_line", sentence=brief.coverage), *brief.notes),
        sources=tuple(_source(source) for source in brief.sources),
    )


class _Speaker:
    """Says words in one language."""

    def __init__(self, language: str) -> None:
        self.language = "ru" if language == "ru" else "en"

    def __call__(self, key: str, **facts: object) -> str:
        return word(key, self.language, **facts)

    def label(self, vocabulary: str, code: str) -> str:
        return get_vocabulary(vocabulary).label(code, self.language)

    def lines(self, passages: Sequence[Passage]) -> tuple[Line, ...]:
        return tuple(Line(self.dated(passage), self.marks(passage)) for passage in passages)

    def marks(self, passage: Passage) -> str:
        """Return the numbers of the sources of a passage, or that it is from training practice."""
        if passage.practice:
            return f"[{self('training_practice')}]"
        return f"[{', '.join(str(number) for number in passage.numbers)}]" if passage.numbers else ""

    def group(self, name: str, passages: Sequence[Passage]) -> tuple[str, tuple[Line, ...]]:
        """Return a heading and its lines; what holds for every line is said in the heading, once."""
        title, lines = self(f"method_{name}"), self.lines(passages)
        if not passages or not all(passage.practice for passage in passages):
            return title, lines
        return f"{title} ({self('training_practice')})", tuple(replace(line, marks="") for line in lines)

    def dated(self, passage: Passage) -> str:
        """Return the text with the year it speaks of, unless the text names that year itself."""
        if passage.as_of is None or str(passage.as_of) in passage.text:
            return passage.text
        return self("statement_as_of", text=passage.text.removesuffix("."), year=passage.as_of) + "."


def _facts(brief: Brief, say: _Speaker) -> tuple[tuple[str, str], ...]:
    found = {
        "corridor": _corridor(brief.family, say),
        "status": say(f"status_{brief.status}"),
        "confidence": _confidence(brief.confidence, say),
        "countries": country_roles_text(brief.countries, say.language),
        "drugs": _labels("drugs", brief.drugs, say),
        "transport": _labels("transport", brief.transport, say),
        "evidence": f"{brief.first_evidence}–{brief.last_evidence}",
        "period": period_text(brief, say.language),
        "selection": selection_text(brief.filters, say.language),
    }
    return tuple((say(f"fact_{name}"), text) for name, text in found.items())


def _corridor(family: str, say: _Speaker) -> str:
    corridor = load_corridors()[family]
    return corridor.name_ru if say.language == "ru" else corridor.name_en


def _confidence(code: str, say: _Speaker) -> str:
    return f"{code}: {say(f'reliability_{code[0]}')}; {say(f'credibility_{code[1]}')}"


def _labels(vocabulary: str, codes: Sequence[str], say: _Speaker) -> str:
    labels = [say.label(vocabulary, code) for code in codes]
    # One list in running text: only the first word keeps its capital, unless it is an abbreviation.
    return ", ".join(labels[:1] + [lower_first(label) for label in labels[1:]])


def _method(method: BriefMethod, say: _Speaker) -> MethodText:
    groups = ("indicators", "detection", "prevention")
    return MethodText(
        name=method.name,
        description=say.lines(method.description),
        groups=tuple(say.group(name, getattr(method, name)) for name in groups),
    )


def _source(source: BriefSource) -> SourceText:
    return SourceText(source.number, f"{source.publisher}. {source.title}. {source.date}.", source.address)
