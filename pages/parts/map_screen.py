"""The map's own page as a part of a screen: what is sent to it, and what it reports back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

import catalogue
from catalogue import BoundingBox
from pages.parts import maps, playback, session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from catalogue import Pane

KEY = "explore_map"
HEIGHT_PX = 440  # at least: the page grows to the edge of a higher screen
BELOW_PX = 12
OPENING_ZOOM = 4  # the five states and northern Afghanistan fit half a screen
# Of a view's width and height, what is loaded beyond each edge: a small move needs no answer of the app.
_MARGIN = 0.4
_LAST_EVENT, _LAST_VIEW, _OPENING, _PAINTS = "map_event", "map_view", "map_opening", "map_paints"
_SIDES = ("south", "west", "north", "east")

Area = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Report:
    """What the map's page said last.

    Attributes
    ----------
    view, zoom
        What is in view; before the first report, what the page opens with.
    held
        For each map of the page: digest of each layer that it holds.
    selection
        Corners (latitude, longitude) of the outline that a person drew; empty: none.
    event
        What a person did since the run before: "kind" is circle, record, route, select, play; empty: nothing.
    month
        First day of the month at which the playback stands; None: at none.
    """

    view: BoundingBox
    zoom: int
    held: tuple[Mapping[str, str], ...]
    selection: Area
    event: dict[str, Any]
    month: dt.date | None = None


@dataclass(frozen=True)
class Sent:
    """What the page is sent beside its settings.

    Attributes
    ----------
    loaded
        What the layers cover at `zoom`: beyond it, the page asks again.
    rest
        More follows as soon as the page says that it painted this.
    play
        The months are played: their layer is on each pane.
    """

    panes: Sequence[Pane]
    loaded: BoundingBox
    zoom: int
    selection: Area = ()
    rest: bool = False
    play: bool = False
    height_px: int = HEIGHT_PX


def read_report() -> Report:
    """Return what the map's page said last, and keep its view for the next visit of the screen."""
    answer = st.session_state.get(KEY)
    if not isinstance(answer, dict):
        view, zoom = st.session_state.get(_LAST_VIEW, (catalogue.FIRST_VIEW, OPENING_ZOOM))
        return Report(view, zoom, (), (), {})
    view = BoundingBox(*(float(answer["view"][side]) for side in _SIDES))
    zoom = int(answer["view"]["zoom"])
    st.session_state[_LAST_VIEW] = (view, zoom)
    corners = tuple((float(lat), float(lon)) for lat, lon in answer.get("selection") or ())
    return Report(view, zoom, tuple(answer["have"]), corners, _new_event(answer.get("event")), _month(answer))


def send(sent: Sent, report: Report) -> None:
    """Draw the map's page, or bring what it shows up to date."""
    st.session_state[_PAINTS] = st.session_state.get(_PAINTS, 0) + 1
    held = (*report.held, *({} for _ in sent.panes))
    maps.serve_files()(
        key=KEY,
        panes=[catalogue.pane_message(pane, has) for pane, has in zip(sent.panes, held, strict=False)],
        open=_opening(report),
        loaded={side: getattr(sent.loaded, side) for side in _SIDES} | {"zoom": sent.zoom},
        selection=[list(corner) for corner in sent.selection] or None,
        play={"month": f"{month:%Y-%m}" if (month := playback.opening_month()) else None}
        if sent.play
        else None,
        rest=sent.rest,
        paint=st.session_state[_PAINTS],
        height=sent.height_px,
        below=BELOW_PX,
        **catalogue.screen_settings(session.language()),
    )


def widened(view: BoundingBox) -> BoundingBox:
    """Return `view` with the margin that is loaded around it."""
    high, wide = (view.north - view.south) * _MARGIN, (view.east - view.west) * _MARGIN
    return BoundingBox(view.south - high, view.west - wide, view.north + high, view.east + wide)


def open_at(view: BoundingBox, zoom: int) -> None:
    """Let the map show `view` at `zoom` when it is drawn next, wherever a person moved it before."""
    before = st.session_state.get(_OPENING, {"id": 0})
    st.session_state[_LAST_VIEW] = (view, zoom)
    st.session_state[_OPENING] = _centre(view, zoom) | {"id": before["id"] + 1}
    st.session_state.pop(KEY, None)


def reopen() -> None:
    """Let the map open anew where it stands: when it takes another place on the screen."""
    if _LAST_VIEW in st.session_state:
        open_at(*st.session_state[_LAST_VIEW])


def _opening(report: Report) -> dict[str, Any]:
    """Return where the page opens; once it is open this stays, or the map would jump back."""
    before: dict[str, Any] = st.session_state.get(_OPENING, {"id": 0})
    if report.held:
        return before
    st.session_state[_OPENING] = _centre(report.view, report.zoom) | {"id": before["id"]}
    opening: dict[str, Any] = st.session_state[_OPENING]
    return opening


def _centre(view: BoundingBox, zoom: int) -> dict[str, Any]:
    return {"lat": (view.south + view.north) / 2, "lon": (view.west + view.east) / 2, "zoom": zoom}


def _month(answer: dict[str, Any]) -> dt.date | None:
    text = answer.get("month")
    return dt.date.fromisoformat(f"{text}-01") if text else None


def _new_event(event: Any) -> dict[str, Any]:  # noqa: ANN401  JSON of the page
    # The page repeats its last event with every report; only a new one counts.
    if not isinstance(event, dict) or event.get("count") == st.session_state.get(_LAST_EVENT):
        return {}
    st.session_state[_LAST_EVENT] = event["count"]
    return event
