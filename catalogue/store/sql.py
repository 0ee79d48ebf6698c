"""The store's SQL texts: each a file in store/queries, its values always named parameters."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources


@cache
def get_sql(name: str) -> str:
    """Return the text of store/queries/`name`.sql."""
    return (resources.files("catalogue.store") / "queries" / f"{name}.sql").read_text(encoding="utf-8")


@cache
def get_selected_sql(name: str) -> str:
    """Return the query `name` with the common selection of seizures before it."""
    selection = f"WITH selected AS (\n{get_sql('selected')})"
    body = _without_comments(get_sql(name))
    if body.startswith("WITH "):
        return f"{selection}, {body.removeprefix('WITH ')}"
    return f"{selection}\n{body}"


def _without_comments(text: str) -> str:
    return re.sub(r"^--.*\n", "", text, flags=re.MULTILINE).strip()
