"""The map's legend, drawn here: what each sign means, its unit, and how many things it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.output.escaping import escape
from catalogue.output.words import number_text, short_number, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from catalogue.output.circles import CircleScale

_GREY, _LINE_GREY = "#4b565d", "#7d8a93"


def seizures_legend(scale: CircleScale, cases: int, unplaced_cases: int | None, language: str) -> str:
    """Return HTML: circles of round values with their unit, and the counts."""
    title = _title(word(f"legend_seizures_{scale.measure}", language))
    circles = "".join(_circle(scale, value, language) for value in scale.legend_values() if cases)
    # The browser writes the number anew when the view moves.
    shown = f"<span data-shown>{number_text(cases, language)}</span>"
    told = f'<p class="muted">{word("legend_shown", language, cases=shown)}</p>'
    return f'{title}<div class="circles">{circles}</div>{told}{_unplaced(unplaced_cases, language)}'


def seizures_notes(language: str) -> str:
    """Return HTML: what a dashed circle means, and how circles are sized."""
    return _province_row(language) + _muted([word("legend_area", language)])


def routes_legend(styles: Sequence[tuple[str, str]], count: int, kinds: Iterable[str], language: str) -> str:
    """Return HTML: one row per (colour, label), then what solid and dashed mean; nothing for no route."""
    if not count:
        return ""
    title = _title(word("legend_routes", language, count=number_text(count, language)))
    families = _wrapped([_stroke_row(colour, label) for colour, label in styles])
    courses = [_stroke_row(_GREY, word(f"legend_{kind}", language), kind) for kind in sorted(set(kinds))]
    return title + families + "".join(courses)


def crossings_legend(counts: dict[str, int], language: str) -> str:
    """Return HTML: one row per mode with how many points there are; nothing for none."""
    if not counts:
        return ""
    total = number_text(sum(counts.values()), language)
    rows = [
        _row(f'<div class="catalogue-crossing catalogue-crossing-{mode}"></div>', _counted(mode, n, language))
        for mode, n in counts.items()
    ]
    return _title(word("legend_crossings", language, count=total)) + _wrapped(rows)


def base_legend(language: str) -> str:
    """Return HTML: the lines of the background."""
    rows = [
        _stroke_row(_LINE_GREY, word("legend_country_line", language)),
        _stroke_row(_LINE_GREY, word("legend_disputed_line", language), "straight"),
    ]
    return _title(word("legend_boundaries", language)) + _wrapped(rows)


def _wrapped(rows: Sequence[str]) -> str:
    return f'<div class="rows">{"".join(rows)}</div>'


def _counted(mode: str, count: int, language: str) -> str:
    return f"{word(f'crossing_{mode}', language)}: {number_text(count, language)}"


def _unplaced(cases: int | None, language: str) -> str:
    return _muted([word("legend_unplaced", language, cases=number_text(cases, language))]) if cases else ""


def _circle(scale: CircleScale, value: float, language: str) -> str:
    size = scale.diameter_px(value)
    sign = f'<div class="catalogue-cell" style="width:{size}px;height:{size}px"></div>'
    return f"<figure>{sign}<figcaption>{escape(short_number(value, language))}</figcaption></figure>"


def _province_row(language: str) -> str:
    sign = '<div class="catalogue-cell catalogue-cell-hollow" style="width:18px;height:18px"></div>'
    return _row(sign, word("legend_province", language))


def _stroke_row(colour: str, label: str, kind: str = "network") -> str:
    style = "stroke dashed" if kind == "straight" else "stroke"
    return _row(f'<div class="{style}" style="border-color:{escape(colour)}"></div>', label)


def _row(sign: str, label: str) -> str:
    return f'<div class="row"><div class="sign">{sign}</div><span>{escape(label)}</span></div>'


def _title(text: str) -> str:
    return f"<h3>{escape(text)}</h3>"


def _muted(lines: Sequence[str]) -> str:
    return "".join(f'<p class="muted">{escape(line)}</p>' for line in lines)
