"""What must stand beside every map: whose data it is, and that its boundaries endorse nothing."""

from __future__ import annotations

from functools import cache

from geodata.layers import BOUNDARY_NOTE, attributions


@cache
def map_credit(language: str) -> str:
    """Return the credits of the map's data as plain text; a credit that another one contains stands once."""
    texts = [credit.text_ru if language == "ru" else credit.text_en for credit in attributions()]
    longest = [text for text in texts if not any(text != other and text in other for other in texts)]
    return ". ".join(dict.fromkeys(longest)) + "."


def boundary_note(language: str) -> str:
    """Return the note on boundaries and names as plain text."""
    return BOUNDARY_NOTE["ru" if language == "ru" else "en"]
