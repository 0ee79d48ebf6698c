"""Tables and lines of numbers of a brief, as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catalogue.output.words import lower_first, mass_text, number_text, word
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from catalogue.filters import Filters
    from catalogue.output.brief_figures import Count, CountRow, Figures, Unconverted
    from catalogue.output.brief_records import Brief, BriefLeg

_DASH = "–"
_UNITS_NAMED = 4


@dataclass(frozen=True)
class Table:
    """A table as text; a line break inside a cell parts cases from kg equivalent.

    `strong_last` says that the last row sums up the others; `numbers_from` is the first column of numbers.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    strong_last: bool = False
    numbers_from: int = 1


def date_text(day: dt.date, language: str) -> str:
    """Return a day as 2026-11-24 in English, 24.11.2026 in Russian."""
    return day.strftime("%d.%m.%Y" if language == "ru" else "%Y-%m-%d")


def period_text(brief: Brief, language: str) -> str:
    """Return the period of the seizures: what the filter asks for, else what the seizures span."""
    first, last = brief.filters.date_from, brief.filters.date_to
    if first is None and last is None:
        first, last = brief.date_first, brief.date_last
    known = {"first": first, "last": last}
    dates = {name: date_text(day, language) for name, day in known.items() if day}
    key = {("first", "last"): "span", ("first",): "from", ("last",): "until", (): "all"}[tuple(dates)]
    return word(f"period_{key}", language, **dates)


def selection_text(filters: Filters, language: str) -> str:
    """Return which drugs, countries, transport and concealment the filter means."""
    chosen = {
        "drugs": filters.drugs,
        "countries": filters.countries,
        "transport": filters.transports,
        "concealment": filters.concealments,
    }
    parts = [
        ", ".join(get_vocabulary(name).label(code, language) for code in codes)
        for name, codes in chosen.items()
        if codes
    ]
    return "; ".join(parts) or word("selection_all", language)


def legs_table(legs: Sequence[BriefLeg], language: str) -> Table:
    """Return start, end, mode and border crossing point of each leg."""
    head = tuple(word(f"leg_{name}", language) for name in ("from", "to", "mode", "crossing"))
    rows = tuple(
        (leg.start, leg.end, word(f"mode_{leg.mode}", language), leg.crossing or _DASH) for leg in legs
    )
    return Table(word("brief_legs", language), head, rows, numbers_from=len(head))


def figures_line(figures: Figures, language: str) -> str:
    """Return how many seizures are counted and what they weigh."""
    cases = figures.total.cases
    if not cases:
        return word("figures_none", language)
    mass = mass_text(figures.total.mass_kg or 0.0, language)
    return word("figures_line", language, cases=number_text(cases, language), mass=mass)


def beside_lines(figures: Figures, language: str) -> tuple[str, ...]:
    """Return what stands beside the figures: possible seizures, what is no drug, what is not in kg."""
    lines = (
        _possible_line(figures, language),
        *_apart_lines(figures, language),
        unconverted_line(figures, language),
    )
    return tuple(line for line in lines if line)


def _possible_line(figures: Figures, language: str) -> str:
    expected = number_text(figures.possible, language, 1)
    return word("figures_possible", language, expected=expected) if figures.possible else ""


def _apart_lines(figures: Figures, language: str) -> Iterator[str]:
    for row in figures.apart:
        for count in row.counts:
            if count:
                told = {
                    "cases": number_text(count.cases, language),
                    "mass": mass_text(count.mass_kg or 0.0, language),
                }
                yield word(f"figures_{row.code}", language, **told)


def unconverted_line(figures: Figures, language: str) -> str:
    """Return the amounts without a kg equivalent, the first few units named; "" where there is none."""
    if not figures.unconverted:
        return ""
    named = [_amount(item, language) for item in figures.unconverted[:_UNITS_NAMED]]
    more = len(figures.unconverted) - _UNITS_NAMED
    if more > 0:
        named.append(word("figures_unconverted_more", language, count=more))
    return word("figures_unconverted", language, amounts="; ".join(named))


def year_drug_table(figures: Figures, language: str) -> Table | None:
    """Return cases and kg equivalent by drug and year; None where nothing is counted."""
    if not (figures.by_drug or figures.beside_drugs):
        return None
    years = tuple(_year(year, language) for year in figures.years)
    head = (word("table_drug", language), *years, word("table_total", language))
    named = [(_drug(row, language, "drugs"), row) for row in figures.by_drug]
    named += [(_drug(row, language, "beside"), row) for row in figures.beside_drugs]
    rows = [(name, *_cells(row.counts, language)) for name, row in named]
    last = (word("table_all_drugs", language), *_cells(figures.by_year, language))
    return Table(
        title=word("table_year_drug", language),
        head=head,
        rows=(*rows, last),
        note=word("table_year_note", language),
        strong_last=True,
    )


def concealment_table(figures: Figures, language: str) -> Table | None:
    """Return cases and kg equivalent by concealment method; None where nothing is counted."""
    if not figures.by_concealment:
        return None
    head = tuple(word(f"table_{name}", language) for name in ("method", "cases", "mass"))
    rows = tuple(_concealment_row(row, language) for row in figures.by_concealment)
    return Table(word("table_concealment", language), head, rows)


def factor_text(language: str) -> str:
    """Return which published factors turn other units into kg, and whose they are."""
    units: Any = get_vocabulary("units").extra
    items = ", ".join(_factor(line, language) for line in units["factors"])
    sources = {line["source"]: units["sources"][line["source"]] for line in units["factors"]}
    named = "; ".join(f"{item['publisher']}, {item['title']}, {item['year']}" for item in sources.values())
    return word("factor_note", language, factors=items, source=named)


def _amount(item: Unconverted, language: str) -> str:
    digits = 0 if item.amount == int(item.amount) else 1
    return f"{_unit(item.unit, language)}: {number_text(item.amount, language, digits)}"


def _factor(line: dict[str, Any], language: str) -> str:
    unit = _unit(line["unit"], language)
    mass = number_text(line["kg"] * 1000, language, 0 if line["kg"] >= 0.001 else 2)  # noqa: PLR2004  a gram
    if line["drug"] == "any":
        return word("factor_any", language, unit=unit, mass=mass)
    drug = lower_first(get_vocabulary("drugs").label(line["drug"], language))
    return word("factor_item", language, unit=unit, drug=drug, mass=mass)


def _concealment_row(row: CountRow, language: str) -> tuple[str, str, str]:
    count = row.counts[-1]
    if count is None:  # pragma: no cover  a method is listed only because of its cases
        return "", _DASH, _DASH
    return _method(row, language), number_text(count.cases, language), _mass(count, language)


def _cells(counts: Sequence[Count | None], language: str) -> list[str]:
    return [
        _DASH if count is None else f"{number_text(count.cases, language)}\n{_mass(count, language)}"
        for count in counts
    ]


def _mass(count: Count, language: str) -> str:
    return (
        word("table_not_converted", language) if count.mass_kg is None else mass_text(count.mass_kg, language)
    )


def _year(year: int, language: str) -> str:
    return word("table_before", language, year=-year) if year < 0 else str(year)


def _unit(code: str, language: str) -> str:
    return get_vocabulary("units").label(code or None, language)


def _drug(row: CountRow, language: str, others: str) -> str:
    if row.code == "":
        return word(f"table_other_{others}", language, count=row.lumped)
    return get_vocabulary("drugs").label(row.code, language)


def _method(row: CountRow, language: str) -> str:
    if row.code == "":
        return word("table_other_methods", language, count=row.lumped)
    if row.code is None:
        return word("table_not_stated", language)
    return get_vocabulary("concealment").label(row.code, language)
