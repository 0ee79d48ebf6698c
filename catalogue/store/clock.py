"""The time, as the store keeps it."""

from __future__ import annotations

import datetime as dt


def utc_now() -> dt.datetime:
    """Return the time in UTC, without a zone, as the store keeps every time."""
    return dt.datetime.now(tz=dt.UTC).replace(tzinfo=None)
