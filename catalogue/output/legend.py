"""The map's legend, drawn here: what each sign means, its unit, and how many things it stands for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from catalogue.output.circles import round_down
from catalogue.output.escaping import escape
from catalogue.output.widths import width_px
from catalogue.output.words import number_text, short_number, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from catalogue.output.circles import CircleScale

_GREY, _LINE_GREY = "#4b565d", "#7d8a93"


def seizures_legend(
    scale: CircleScale, cases: int, unplaced_cases: int | None, language: str, *, shared: bool = False
) -> str:
    """Return HTML: circles of round values with their unit, and the counts; `shared` with a second map."""
    title = word(f"legend_seizures_{scale.measure}", language)
    circles = "".join(_circle(scale, value, language) for value in scale.legend_values() if cases)
    signs = f'<div class="circles">{circles}</div>'
    if shared:
        signs += notes_legend([word("legend_shared", language)])
    return seizures_note(title, cases, unplaced_cases, language, signs=signs)


def seizures_note(
    title: str, cases: int, unplaced_cases: int | None, language: str, *, signs: str = ""
) -> str:
    """Return HTML: the title, the signs, how many seizures are shown, how many cannot be."""
    # The browser writes the number anew when the view moves.
    shown = f"<span data-shown>{number_text(cases, language)}</span>"
    told = f'<p class="muted">{word("legend_shown", language, cases=shown)}</p>'
    return f"{_title(title)}{signs}{told}{_unplaced(unplaced_cases, language)}"


def seizures_notes(language: str) -> str:
    """Return HTML: what a dashed circle means, and how circles are sized."""
    return _province_row(language) + notes_legend([word("legend_area", language)])


def routes_legend(styles: Sequence[tuple[str, str]], count: int, language: str) -> str:
    """Return HTML: one row per (colour, label); nothing for no route."""
    if not count:
        return ""
    title = _title(word("legend_routes", language, count=number_text(count, language)))
    return title + _wrapped([_stroke_row(colour, label) for colour, label in styles])


def courses_legend(kinds: Iterable[str], language: str) -> str:
    """Return HTML: what solid and dashed lines mean, where there are such."""
    return "".join(_stroke_row(_GREY, word(f"legend_{kind}", language), kind) for kind in sorted(set(kinds)))


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


def widths_legend(measure: str, largest: float, zoom: int, language: str) -> str:
    """Return HTML: how wide a line is for round values up to `largest`, and what the width counts."""
    if largest <= 0:
        return ""
    values = [value for value in (round_down(largest), round_down(largest / 8)) if value > 0]
    rows = [_width_row(value, largest, zoom, language) for value in dict.fromkeys(values)]
    return notes_legend([word(f"legend_width_{measure}", language)]) + _wrapped(rows)


def near_legend(within_km: float, cases: int, largest: int, language: str) -> str:
    """Return HTML: what the size of a crossing's sign counts, with its distance and n."""
    facts = {"kilometres": number_text(within_km, language), "cases": number_text(cases, language)}
    told = notes_legend([word("legend_near", language, **facts)])
    size = crossing_size_px(largest, largest)
    sign = f'<div class="catalogue-crossing" style="width:{size}px;height:{size}px"></div>'
    return told + (_row(sign, number_text(largest, language)) if largest else "")


def crossing_size_px(cases: int, largest: int) -> int:
    """Return the size of a crossing's sign; its area grows with the seizures near it."""
    return 5 + round(15 * math.sqrt(cases / largest)) if largest else 5


def flows_legend(lines: Sequence[tuple[str, str, str]], notes: Sequence[str], language: str) -> str:
    """Return HTML: one row per (colour, kind, label), then how many seizures cannot be drawn."""
    rows = [_stroke_row(colour, label, kind) for colour, kind, label in lines]
    return _title(word("legend_flows", language)) + "".join(rows) + notes_legend(notes)


def swatches_legend(title: str, rows: Sequence[tuple[str, str]]) -> str:
    """Return HTML: a title, one row per (colour, label)."""
    signs = [
        _row(f'<div class="swatch" style="background:{escape(colour)}"></div>', label)
        for colour, label in rows
    ]
    return _title(title) + _wrapped(signs)


def _width_row(value: float, largest: float, zoom: int, language: str) -> str:
    style = f"border-color:{_GREY};border-top-width:{width_px(value, largest, zoom)}px"
    return _row(f'<div class="stroke" style="{style}"></div>', short_number(value, language))


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
    return (
        notes_legend([word("legend_unplaced", language, cases=number_text(cases, language))]) if cases else ""
    )


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


def notes_legend(lines: Sequence[str]) -> str:
    """Return HTML: lines in small print."""
    return "".join(f'<p class="muted">{escape(line)}</p>' for line in lines)
