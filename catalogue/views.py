"""A view as the address of a screen holds it: filters, map, layers; the same text opens it elsewhere."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from catalogue.errors import ValueRefusedError, Words
from catalogue.filters import EVERYTHING, BoundingBox, Filters
from catalogue.model import Handling, PlacePrecision

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Parts of a list; a browser leaves it unescaped in an address, and no code holds it.
_BETWEEN = "~"
_NONE = "none"
_ALL = "all"
_OTHER = "vs."
# Degrees of a pole, degrees half around, and the closest zoom of web maps: no map lies beyond.
_POLE, _ROUND, _CLOSEST = 90, 180, 24
_ADVICE = Words(
    "The address was cut or changed. Open the view from the list of saved views, or choose the filters anew.",
    "Адрес обрезан или изменён. Откройте вид из списка сохранённых или выберите фильтры заново.",
)


@dataclass(frozen=True)
class ViewState:
    """What a person looks at.

    Attributes
    ----------
    filters
        Which seizures are meant.
    lat, lon, zoom
        Centre of the map in degrees, and its zoom; all None where the map stands as it opens.
    layers
        Codes of the layers that are drawn; None: those with which the map opens.
    measure
        "cases" or "kg": by what circles and lines are sized; None: as the map opens.
    compare
        The seizures on the map beside it; None: there is one map.
    month
        First day of the month at which the playback stands; None: no playback.
    """

    filters: Filters = EVERYTHING
    lat: float | None = None
    lon: float | None = None
    zoom: float | None = None
    layers: tuple[str, ...] | None = None
    measure: str | None = None
    compare: Filters | None = None
    month: dt.date | None = None

    def to_query(self) -> dict[str, str]:
        """Return the view as parameters of an address; what stands as it opens is left out."""
        query = filters_to_query(self.filters)
        if self.lat is not None and self.lon is not None and self.zoom is not None:
            query["at"] = _BETWEEN.join(map(_number_text, (self.lat, self.lon, self.zoom)))
        if self.layers is not None:
            query["layers"] = _BETWEEN.join(self.layers) or _NONE
        if self.measure is not None:
            query["size"] = self.measure
        if self.compare is not None:
            other = filters_to_query(self.compare)
            query |= {f"{_OTHER}{key}": value for key, value in other.items()} or {f"{_OTHER}{_ALL}": "1"}
        if self.month is not None:
            query["month"] = f"{self.month:%Y-%m}"
        return query

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> ViewState:
        """Return the view that the parameters of an address mean; parameters of other purposes are passed by.

        Raises
        ------
        ValueRefusedError
            A value cannot be read.
        """
        lat, lon, zoom = _read(query, "at", _read_position) or (None, None, None)
        layers = query.get("layers")
        other = {key.removeprefix(_OTHER): text for key, text in query.items() if key.startswith(_OTHER)}
        return cls(
            filters=filters_from_query(query),
            lat=lat,
            lon=lon,
            zoom=zoom,
            layers=None if layers is None else () if layers == _NONE else tuple(layers.split(_BETWEEN)),
            measure=_read(query, "size", _read_measure),
            compare=filters_from_query(other) if other else None,
            month=_read(query, "month", lambda text: dt.date.fromisoformat(f"{text}-01")),
        )


def filters_to_query(filters: Filters) -> dict[str, str]:
    """Return `filters` as parameters of an address or a saved view; what sets no limit is left out."""
    query = {}
    for field in fields(Filters):
        value = getattr(filters, field.name)
        if value != field.default:
            key, to_text, _ = _CODECS[field.name]
            query[key] = to_text(value)
    return query


def filters_from_query(query: Mapping[str, str]) -> Filters:
    """Return the filters that the parameters of an address mean; parameters of other purposes are passed by.

    Raises
    ------
    ValueRefusedError
        A value cannot be read, or a range ends before it begins.
    """
    values = {name: _read(query, key, from_text) for name, (key, _, from_text) in _CODECS.items()}
    return Filters(**{name: value for name, value in values.items() if value is not None})


def is_view_key(key: str) -> bool:
    """Tell whether the parameter `key` of an address belongs to a view."""
    return key in _KEYS or key.startswith(_OTHER)


def _read(query: Mapping[str, str], key: str, from_text: Callable[[str], Any]) -> Any:  # noqa: ANN401  each field has a type of its own
    if key not in query:
        return None
    try:
        return from_text(query[key])
    except (ValueError, TypeError, OverflowError) as error:
        raise ValueRefusedError(what=key, value=query[key], advice=_ADVICE) from error


def _number_text(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def _read_number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _read_position(text: str) -> tuple[float, float, float]:
    lat, lon, zoom = map(_read_number, text.split(_BETWEEN))
    if not (abs(lat) <= _POLE and abs(lon) <= _ROUND and 0 <= zoom <= _CLOSEST):
        raise ValueError(text)
    return lat, lon, zoom


def _read_measure(text: str) -> str:
    if text not in {"cases", "kg"}:
        raise ValueError(text)
    return text


def _read_precisions(text: str) -> tuple[str, ...]:
    return tuple(PlacePrecision(code).value for code in _read_list(text))


def _list_text(codes: tuple[str, ...]) -> str:
    return _BETWEEN.join(codes)


def _read_list(text: str) -> tuple[str, ...]:
    return tuple(code for code in text.split(_BETWEEN) if code)


def _box_text(box: BoundingBox) -> str:
    return _BETWEEN.join(map(_number_text, (box.south, box.west, box.north, box.east)))


def _read_box(text: str) -> BoundingBox:
    return BoundingBox(*map(_read_number, text.split(_BETWEEN)))


def _outline_text(corners: tuple[tuple[float, float], ...]) -> str:
    return _BETWEEN.join(_number_text(number) for corner in corners for number in corner)


def _read_outline(text: str) -> tuple[tuple[float, float], ...]:
    numbers = [_read_number(part) for part in text.split(_BETWEEN)]
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


def _read_duplicates(text: str) -> str:
    if text not in {"reported", "merged"}:
        raise ValueError(text)
    return text


_DAY = (dt.date.isoformat, dt.date.fromisoformat)
_LIST = (_list_text, _read_list)
_NUMBER = (_number_text, _read_number)
# Field of Filters: its key in an address, value to text, text to value. The keys are a stable contract.
_CODECS: dict[str, tuple[str, Callable[[Any], str], Callable[[str], Any]]] = {
    "date_from": ("from", *_DAY),
    "date_to": ("to", *_DAY),
    "drugs": ("drugs", *_LIST),
    "countries": ("countries", *_LIST),
    "departures": ("departures", *_LIST),
    "destinations": ("destinations", *_LIST),
    "transports": ("transports", *_LIST),
    "concealments": ("methods", *_LIST),
    "installations": ("installations", *_LIST),
    "routes": ("routes", *_LIST),
    "operations": ("operations", *_LIST),
    "provinces": ("provinces", *_LIST),
    "crossings": ("crossings", *_LIST),
    "crossing_km": ("near_km", *_NUMBER),
    "precisions": ("precisions", _list_text, _read_precisions),
    "box": ("box", _box_text, _read_box),
    "area": ("area", _outline_text, _read_outline),
    "mass_kg_min": ("min_kg", *_NUMBER),
    "mass_kg_max": ("max_kg", *_NUMBER),
    "text": ("text", str, str),
    "batch": ("batch", str, int),
    "sender": ("sender", str, str),
    "duplicates": ("repeats", str, _read_duplicates),
    "ceiling": ("ceiling", str, Handling),
}
_KEYS = frozenset({key for key, *_ in _CODECS.values()} | {"at", "layers", "size", "month"})
