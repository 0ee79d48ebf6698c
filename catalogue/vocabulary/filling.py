"""Fill a text with what it tells of; a noun after a number stands in the number that fits it."""

from __future__ import annotations

import string


class _Filler(string.Formatter):
    """Reads `{cases:# seizure|# seizures}`: the first form for exactly one, the number in place of the #."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, parted, many = format_spec.partition("|")
        if not parted:
            return str(super().format_field(value, format_spec))
        return (one if str(value) == "1" else many).replace("#", str(value))


def fill(text: str, /, **facts: object) -> str:
    """Return `text` with `facts` in the place of their names.

    A number is given as it is to be read ("1", "1,250"): forms of a noun are told apart by that.

    Raises
    ------
    KeyError
        The text names a fact that is not given.
    """
    return _Filler().vformat(text, (), facts)
