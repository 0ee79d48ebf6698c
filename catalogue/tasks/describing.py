"""Say in words what filters mean: on a screen, at the head of an export."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from catalogue import store
from catalogue.filters import EVERYTHING, Filters
from catalogue.tasks.operating import list_joint_activities
from catalogue.vocabulary import get_vocabulary, word
from geodata.crossings import border_crossings
from geodata.layers import provinces

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from catalogue.store import Store

VOCABULARIES = {
    "drugs": "drugs",
    "countries": "countries",
    "transports": "transport",
    "concealments": "concealment",
    "installations": "installations",
    "departures": "countries",
    "destinations": "countries",
    "sender": "senders",
}
# Fields of Filters that are limited together, first the one that names the pair.
_TOGETHER = {
    "date_from": ("date_from", "date_to"),
    "mass_kg_min": ("mass_kg_min", "mass_kg_max"),
    "crossings": ("crossings", "crossing_km"),
}
_DAY_FORMS = {"en": "%Y-%m-%d", "ru": "%d.%m.%Y"}


@dataclass(frozen=True)
class FilterPart:
    """One limit of a filter object.

    Attributes
    ----------
    field
        The field of Filters by which it goes; the first of those that are limited together.
    kind, value
        What is limited and to what, in words.
    """

    field: str
    kind: str
    value: str


def describe_filters(opened: Store, filters: Filters, language: str) -> tuple[FilterPart, ...]:
    """Return each limit that `filters` set, in words; none where they mean every seizure."""
    changed = {field.name for field in fields(Filters) if getattr(filters, field.name) != field.default}
    names = [field.name for field in fields(Filters) if field.name in {_first(name) for name in changed}]
    if not filters.crossings and "crossings" in names:
        names.remove("crossings")
    return tuple(
        FilterPart(name, word(f"filter_{name}", language), _value(opened, filters, name, language))
        for name in names
    )


def drop_filter_part(filters: Filters, field: str) -> Filters:
    """Return `filters` without the limit that goes by `field`."""
    defaults = vars(EVERYTHING)
    return Filters(**vars(filters) | {name: defaults[name] for name in _TOGETHER.get(field, (field,))})


def name_filter_values(opened: Store, field: str, values: Iterable[Any], language: str) -> dict[Any, str]:
    """Return each of `values` of a field of Filters with its name; one without a name names itself."""
    asked = list(values)
    if field in VOCABULARIES:
        terms = get_vocabulary(VOCABULARIES[field])
        return {one: terms.label(one, language) if one in terms else str(one) for one in asked}
    if field == "precisions":
        return {one: word(f"precision_{one}", language) for one in asked}
    known = _NAMES[field](opened, language) if field in _NAMES and asked else {}
    return {one: known.get(one, str(one)) for one in asked}


def _first(name: str) -> str:
    return next((first for first, together in _TOGETHER.items() if name in together), name)


def _value(opened: Store, filters: Filters, name: str, language: str) -> str:
    special = _SPECIAL.get(name)
    if special:
        return special(filters, language)
    value = getattr(filters, name)
    values = value if isinstance(value, tuple) else (value,)
    listed = ", ".join(name_filter_values(opened, name, values, language).values())
    if name == "crossings":
        return word("filter_crossings_within", language).format(names=listed, km=f"{filters.crossing_km:g}")
    return listed


def _period(filters: Filters, language: str) -> str:
    return _span(_day(filters.date_from, language), _day(filters.date_to, language), "day", language)


def _masses(filters: Filters, language: str) -> str:
    return _span(_kg(filters.mass_kg_min, language), _kg(filters.mass_kg_max, language), "kg", language)


def _box(filters: Filters, _: str) -> str:
    box = filters.box
    return f"{box.south:.2f}–{box.north:.2f}° N, {box.west:.2f}–{box.east:.2f}° E" if box else ""


def _outline(filters: Filters, language: str) -> str:
    return word("filter_area_corners", language).format(corners=len(filters.area))


def _repeats(filters: Filters, language: str) -> str:
    return word(f"filter_duplicates_{filters.duplicates}", language)


def _span(first: str | None, last: str | None, kind: str, language: str) -> str:
    if first and last:
        return first if first == last else f"{first} – {last}"
    key = f"filter_{kind}_{'from' if first else 'to'}"
    return word(key, language).format(limit=first or last)


def _day(day: dt.date | None, language: str) -> str | None:
    return day.strftime(_DAY_FORMS["ru" if language == "ru" else "en"]) if day else None


def _kg(mass_kg: float | None, language: str) -> str | None:
    if mass_kg is None:
        return None
    figure = f"{mass_kg:g}"
    return f"{figure.replace('.', ',') if language == 'ru' else figure} {word('kg', language)}"


def _province_names(_: Store, language: str) -> dict[str, str]:
    countries = get_vocabulary("countries")
    return {
        one.code: f"{countries.label(one.country, language)}: {_own_name(one, language)}"
        for one in provinces()
        if one.code
    }


def _own_name(record: Any, language: str) -> str:  # noqa: ANN401  a province, crossing or operation
    return str((record.name_ru if language == "ru" else None) or record.name_en)


def _route_names(opened: Store, language: str) -> dict[str, str]:
    rows = store.read_table(opened, "route_names")
    return {
        code: f"{code} · {name}" for code, name in zip(rows["code"], rows[f"name_{language}"], strict=True)
    }


def _operation_names(opened: Store, language: str) -> dict[str, str]:
    return {one.code: _own_name(one, language) for one in list_joint_activities(opened)}


def _batch_names(opened: Store, language: str) -> dict[int, str]:
    rows = store.read_table(opened, "batches")
    return {
        int(number): f"{number} · {name} · {_day(when.date(), language)}"
        for number, name, when in zip(rows["batch_id"], rows["name"], rows["imported_at"], strict=True)
    }


def _crossing_names(_: Store, language: str) -> dict[str, str]:
    return {one.code: _own_name(one, language) for one in border_crossings()}


_SPECIAL: dict[str, Callable[[Filters, str], str]] = {
    "date_from": _period,
    "mass_kg_min": _masses,
    "box": _box,
    "area": _outline,
    "duplicates": _repeats,
}
_NAMES: dict[str, Callable[[Store, str], dict[Any, str]]] = {
    "provinces": _province_names,
    "routes": _route_names,
    "operations": _operation_names,
    "batch": _batch_names,
    "crossings": _crossing_names,
}
