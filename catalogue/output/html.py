"""A brief as one HTML page that needs no other file; every text is escaped."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.output.brief_text import brief_text
from catalogue.output.escaping import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue.output.brief_records import Brief
    from catalogue.output.brief_tables import Table
    from catalogue.output.brief_text import BriefText, Line, MethodText, SourceText

STYLE = Path(__file__).with_name("templates") / "brief.css"


def brief_html(brief: Brief) -> bytes:
    """Return the brief as an HTML page in UTF-8, its picture inside; the same bytes for the same brief."""
    text = brief_text(brief)
    parts = [_header(text), _facts(text), _picture(text, brief.picture), *_sections(text), _footer(text)]
    head = (
        f'<meta charset="utf-8"><title>{escape(text.title)}</title><style>{STYLE.read_text("utf-8")}</style>'
    )
    body = "\n".join(parts)
    page = (
        f'<!doctype html>\n<html lang="{text.language}"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'
    )
    return page.encode()


def _sections(text: BriefText) -> list[str]:
    figures = [
        _p(text.figures, "figures"),
        *(_p(line) for line in text.beside),
        _table(text.year_drug),
        _table(text.concealment),
    ]
    methods = [_p(text.no_methods), *(_method(method) for method in text.methods)]
    return [
        _section(text, "description", [_list(text.statements)]),
        _section(text, "seizures", figures),
        _section(text, "caveats", [_bullets(escape(caveat) for caveat in text.caveats)]),
        _section(text, "legs", [_table(text.legs, titled=False)]),
        _section(text, "methods", methods),
        _section(text, "terms", [_p(term, "small") for term in text.terms]),
        _section(text, "sources", [_sources(text.sources)]),
    ]


def _header(text: BriefText) -> str:
    mark = f'<span class="mark">{escape(text.synthetic)}</span>' if text.synthetic else ""
    banner = f'<span class="tlp" style="color:{escape(text.banner_colour)}">{escape(text.banner)}</span>'
    kind = f"<span>{escape(text.kind)} · {escape(text.code)}</span>"
    share = _p(f"{text.banner}: {text.share}", "muted")
    made_up = _p(text.synthetic_text, "warning")
    return f"<header><div>{kind}{mark}{banner}</div><h1>{escape(text.title)}</h1>{share}{made_up}</header>"


def _facts(text: BriefText) -> str:
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(words)}</dd>" for label, words in text.facts)
    return f"<dl>{rows}</dl>"


def _picture(text: BriefText, picture: bytes) -> str:
    encoded = base64.b64encode(picture).decode("ascii")
    return f'<img alt="{escape(text.picture_alt)}" src="data:image/png;base64,{encoded}">'


def _section(text: BriefText, name: str, parts: Iterable[str]) -> str:
    return f"<section><h2>{escape(text.headings[name])}</h2>{''.join(parts)}</section>"


def _method(method: MethodText) -> str:
    groups = "".join(f"<div><h4>{escape(label)}</h4>{_list(lines)}</div>" for label, lines in method.groups)
    described = " ".join(_line(line) for line in method.description)
    title = f"<h3>{escape(method.name)}</h3>"
    return f'<article>{title}<p>{described}</p><div class="groups">{groups}</div></article>'


def _table(table: Table | None, *, titled: bool = True) -> str:
    if table is None:
        return ""
    caption = f"<caption>{escape(table.title)}</caption>" if titled else ""
    head = "".join(_head(words, column >= table.numbers_from) for column, words in enumerate(table.head))
    rows = "".join(_row(row, table.numbers_from) for row in table.rows)
    style = ' class="summed"' if table.strong_last else ""
    body = f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    return f"<table{style}>{caption}{body}</table>{_p(table.note, 'small')}"


def _head(words: str, number: bool) -> str:  # noqa: FBT001  one question about one column
    style = ' class="number"' if number else ""
    return f'<th scope="col"{style}>{escape(words)}</th>'


def _row(row: tuple[str, ...], numbers_from: int) -> str:
    cells = [
        f'<td class="number">{_cell(words)}</td>' if column >= numbers_from else f"<td>{escape(words)}</td>"
        for column, words in enumerate(row)
    ]
    return f"<tr>{''.join(cells)}</tr>"


def _cell(words: str) -> str:
    first, _, second = words.partition("\n")
    return f"{escape(first)}<br><small>{escape(second)}</small>" if second else escape(first)


def _sources(sources: Iterable[SourceText]) -> str:
    rows = (
        f'{escape(source.text)} <span class="muted">{escape(source.address)}</span>' for source in sources
    )
    return f"<ol>{''.join(f'<li>{row}</li>' for row in rows)}</ol>"


def _list(lines: Iterable[Line]) -> str:
    return _bullets(_line(line) for line in lines)


def _bullets(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _line(line: Line) -> str:
    return f"{escape(line.text)} <sup>{escape(line.marks)}</sup>" if line.marks else escape(line.text)


def _p(words: str, style: str = "") -> str:
    return f'<p class="{style}">{escape(words)}</p>' if words else ""


def _footer(text: BriefText) -> str:
    banner = f'<span class="tlp" style="color:{escape(text.banner_colour)}">{escape(text.banner)}</span>'
    return f"<footer><span>{escape(text.publisher)} · {escape(text.date)}</span>{banner}</footer>"
