"""Candidates for a text of a place on a small map, numbered as in the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlit_folium import st_folium

import catalogue
from pages.parts import maps, session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.gazetteer import Candidate

HEIGHT_PX = 280
# One degree of latitude. Source: the metre's first definition, 10,000 km from the equator to the pole.
_KM_PER_DEGREE = 111.0


def show_candidate_map(candidates: Sequence[Candidate], chosen: int, own: str) -> None:
    """Draw the candidates on a view that holds them with their precision; nothing comes back."""
    maps.serve_files()
    language = session.language()
    corners = [corner for candidate in candidates for corner in _corners(candidate)]
    view, zoom = maps.view_of(corners, HEIGHT_PX)
    st_folium(
        catalogue.background_map(view, language, zoom=zoom),
        key=f"places_map_{own}_{abs(hash(tuple(candidate.place_id for candidate in candidates)))}",
        feature_group_to_add=[catalogue.candidate_group(candidates, language, chosen=chosen)],
        returned_objects=[],
        height=HEIGHT_PX,
        use_container_width=True,
    )


def _corners(candidate: Candidate) -> list[tuple[float, float]]:
    reach = candidate.precision_km / _KM_PER_DEGREE
    return [(candidate.lat - reach, candidate.lon - reach), (candidate.lat + reach, candidate.lon + reach)]
