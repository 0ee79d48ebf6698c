"""Read the log: who did what to the store, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import store

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.store import Store


def list_acts(opened: Store, *, act: str = "", limit: int = 100, offset: int = 0) -> pd.DataFrame:
    """Return the acts that changed the store, latest first.

    Parameters
    ----------
    act
        One kind, as `count_acts` names it; "": all.

    Returns
    -------
    pandas.DataFrame
        happened_at (UTC), actor, act, object (what it was done to, "" where to the whole), details (JSON).
    """
    return store.read_table(opened, "acts", act=act, limit=limit, offset=offset)


def count_acts(opened: Store) -> dict[str, int]:
    """Return how many acts of each kind the log holds, by kind."""
    counts = store.read_table(opened, "act_counts")
    return dict(zip(counts["act"].tolist(), counts["acts"].tolist(), strict=True))
