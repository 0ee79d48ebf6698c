"""The day on which an import is judged."""

from __future__ import annotations

import datetime as dt


def today() -> dt.date:
    """Return the day of UTC; a date of seizure after it is refused."""
    return dt.datetime.now(tz=dt.UTC).date()
