"""The map's legend, drawn here: what each sign means, its unit, and how many things it stands for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from catalogue.output.circles import round_down
from catalogue.output.legend_lines import Legend, Note, Sign, SignKind, Signs, Title
from catalogue.output.widths import width_px
from catalogue.output.words import number_text, short_number, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from catalogue.output.circles import CircleScale

_GREY, _LINE_GREY = "#4b565d", "#7d8a93"
_PROVINCE_PX = 18


def seizures_legend(
    scale: CircleScale, cases: int, unplaced_cases: int | None, language: str, *, shared: bool = False
) -> Legend:
    """Return circles of round values with their unit, and the counts; `shared` with a second map."""
    title = word(f"legend_seizures_{scale.measure}", language)
    values = scale.legend_values() if cases else []
    circles = tuple(
        (Sign("circle", size_px=scale.diameter_px(value)), short_number(value, language)) for value in values
    )
    signs: Legend = (Signs(circles), *((Note(word("legend_shared", language)),) if shared else ()))
    return seizures_note(title, cases, unplaced_cases, language, signs=signs)


def seizures_note(
    title: str, cases: int, unplaced_cases: int | None, language: str, *, signs: Legend = ()
) -> Legend:
    """Return the title, the signs, how many seizures are shown, how many cannot be."""
    # The browser writes the number anew when the view moves.
    number = number_text(cases, language)
    shown = Note(word("legend_shown", language, cases=number), shown=number)
    return (Title(title), *signs, shown, *_unplaced(unplaced_cases, language))


def seizures_notes(language: str) -> Legend:
    """Return what a dashed circle means, and how circles are sized."""
    province = (Sign("hollow", size_px=_PROVINCE_PX), word("legend_province", language))
    return Signs((province,), side_by_side=False), Note(word("legend_area", language))


def routes_legend(styles: Sequence[tuple[str, str]], count: int, language: str) -> Legend:
    """Return one row per (colour, label); nothing for no route."""
    if not count:
        return ()
    title = Title(word("legend_routes", language, count=number_text(count, language)))
    return title, Signs(tuple(_line(colour, label) for colour, label in styles))


def courses_legend(kinds: Iterable[str], language: str) -> Legend:
    """Return what solid and dashed lines mean, where there are such."""
    found = sorted(set(kinds))
    rows = tuple(_line(_GREY, word(f"legend_{kind}", language), kind) for kind in found)
    return (Signs(rows, side_by_side=False),) if rows else ()


def crossings_legend(counts: dict[str, int], language: str) -> Legend:
    """Return one row per mode with how many points there are; nothing for none."""
    if not counts:
        return ()
    total = number_text(sum(counts.values()), language)
    rows = tuple((Sign("crossing", mode=mode), _counted(mode, n, language)) for mode, n in counts.items())
    return Title(word("legend_crossings", language, count=total)), Signs(rows)


def widths_legend(measure: str, largest: float, zoom: int, language: str) -> Legend:
    """Return how wide a line is for round values up to `largest`, and what the width counts."""
    if largest <= 0:
        return ()
    values = dict.fromkeys(value for value in (round_down(largest), round_down(largest / 8)) if value > 0)
    rows = tuple(
        (Sign("line", _GREY, width_px(value, largest, zoom)), short_number(value, language))
        for value in values
    )
    return Note(word(f"legend_width_{measure}", language)), Signs(rows)


def near_legend(within_km: float, cases: int, largest: int, language: str) -> Legend:
    """Return what the size of a crossing's sign counts, with its distance and n."""
    facts = {"kilometres": number_text(within_km, language), "cases": number_text(cases, language)}
    told = Note(word("legend_near", language, **facts))
    if not largest:
        return (told,)
    sign = Sign("crossing", size_px=crossing_size_px(largest, largest))
    return told, Signs(((sign, number_text(largest, language)),))


def crossing_size_px(cases: int, largest: int) -> int:
    """Return the size of a crossing's sign; its area grows with the seizures near it."""
    return 5 + round(15 * math.sqrt(cases / largest)) if largest else 5


def flows_legend(title: str, lines: Sequence[tuple[str, str, str]], notes: Sequence[str]) -> Legend:
    """Return a title, one row per (colour, kind, label), then how many seizures cannot be drawn."""
    rows = tuple(_line(colour, label, kind) for colour, kind, label in lines)
    return Title(title), Signs(rows, side_by_side=False), *map(Note, notes)


def swatches_legend(title: str, rows: Sequence[tuple[str, str]]) -> Legend:
    """Return a title, one row per (colour, label)."""
    return Title(title), Signs(tuple((Sign("swatch", colour), label) for colour, label in rows))


def base_legend(language: str) -> Legend:
    """Return the lines of the background."""
    rows = (
        _line(_LINE_GREY, word("legend_country_line", language)),
        _line(_LINE_GREY, word("legend_disputed_line", language), "straight"),
    )
    return Title(word("legend_boundaries", language)), Signs(rows)


def _counted(mode: str, count: int, language: str) -> str:
    return f"{word(f'crossing_{mode}', language)}: {number_text(count, language)}"


def _unplaced(cases: int | None, language: str) -> Legend:
    return (Note(word("legend_unplaced", language, cases=number_text(cases, language))),) if cases else ()


def _line(colour: str, label: str, kind: str = "network") -> tuple[Sign, str]:
    style: SignKind = "dashed" if kind == "straight" else "line"
    return Sign(style, colour), label
