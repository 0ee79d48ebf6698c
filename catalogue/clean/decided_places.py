"""What a person decided of a text of a place, and which other texts the decision holds for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from catalogue.errors import ValueRefusedError, Words
from geodata.gazetteer import get_place
from geodata.gazetteer.fold import fold

if TYPE_CHECKING:
    from catalogue.model import Handling
    from geodata.gazetteer import Candidate

PlaceKey = tuple[str, str, str]


class Verdict(StrEnum):
    """What a person can say of a text of a place."""

    PLACE = "place"  # this place of the gazetteer; a province where no more is known
    COUNTRY = "country_only"
    NOTHING = "not_a_place"


@dataclass(frozen=True)
class PlaceDecision:
    """A person's decision on one text of a place.

    Attributes
    ----------
    country
        ISO 3166-1 alpha-2 of the records; the decision holds in no other country.
    province_text, place_text
        As the sheet has them; "" where it gave none.
    gazetteer_id
        The chosen place; None unless the verdict is `Verdict.PLACE`.
    handling
        Of the sheets that the text comes from; None: that of the seizures which name it here.
    """

    country: str
    province_text: str
    place_text: str
    verdict: Verdict
    gazetteer_id: str | None = None
    handling: Handling | None = None

    @property
    def key(self) -> PlaceKey:
        """Return what equal texts share: the decision holds for every text with this key."""
        return place_key(self.country, self.province_text, self.place_text)

    def says_as(self, other: PlaceDecision) -> bool:
        """Tell whether both come to the same answer."""
        return (self.verdict, self.gazetteer_id) == (other.verdict, other.gazetteer_id)


def place_key(country: str, province_text: str, place_text: str) -> PlaceKey:
    """Return the country and the folded texts; spellings that fold alike share it."""
    return country, _text_key(province_text), _text_key(place_text)


def _text_key(text: str) -> str:
    # Trap: signs alone ("???") fold to nothing, yet they are not the same as an empty cell.
    return fold(text) or text.strip().casefold()


def find_chosen_place(decision: PlaceDecision) -> Candidate | None:
    """Return the place that was chosen; None where none was, it is not known here, or it lies abroad."""
    place = find_place(decision.gazetteer_id) if decision.verdict == Verdict.PLACE else None
    return place if place is not None and place.country == decision.country else None


def find_place(gazetteer_id: object) -> Candidate | None:
    """Return a place by its id; None where the gazetteer has none, or `gazetteer_id` is no text."""
    if not isinstance(gazetteer_id, str):
        return None
    try:
        return get_place(gazetteer_id)
    except KeyError:
        return None


def can_be_applied(decision: PlaceDecision) -> bool:
    """Tell whether the decision names a text and, where it chooses a place, one of the record's country."""
    named = bool(decision.province_text.strip() or decision.place_text.strip())
    return named and (decision.verdict != Verdict.PLACE or find_chosen_place(decision) is not None)


def require_applicable(decision: PlaceDecision) -> None:
    """Do nothing where the decision can be applied.

    Raises
    ------
    ValueRefusedError
        The text is empty, or the chosen place is unknown or lies in another country than the record's.
    """
    if can_be_applied(decision):
        return
    raise ValueRefusedError(
        what=Words("Place", "Место"),
        value=decision.gazetteer_id or decision.place_text,
        advice=Words(
            f"Choose a known place that lies in {decision.country}, for a text that is not empty.",
            f"Выберите известное место в стране {decision.country} для непустого текста.",
        ),
    )
