"""The store's SQL texts: each a file in store/queries, its values always named parameters.

In a selection, a line `-- when NAME` begins a condition that is left out where the filter NAME sets no limit:
DuckDB would otherwise take every row through a join for each condition that is switched off.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Places, seizures by what is known of them, their items, and the seizures that have such an item.
SELECTED = ("placed", "matching", "selected", "chosen")
# The counts by place of place_counts.sql, at the places that are meant.
COUNTED = ("placed", "counted")
_CONDITION = re.compile(r"^-- when (\w+)\n", flags=re.MULTILINE)


@cache
def get_sql(name: str) -> str:
    """Return the text of store/queries/`name`.sql."""
    return (resources.files("catalogue.store") / "queries" / f"{name}.sql").read_text(encoding="utf-8")


def compose_query(
    selections: tuple[str, ...], name: str, values: Mapping[str, object]
) -> tuple[str, dict[str, object]]:
    """Return the query `name` with the selections before it, and those of `values` that it asks for."""
    text = _compose(selections, name, frozenset(key for key, value in values.items() if value is not None))
    asked = set(re.findall(r"\$(\w+)", text))
    return text, {key: value for key, value in values.items() if key in asked}


@cache
def _compose(selections: tuple[str, ...], name: str, limits: frozenset[str]) -> str:
    # Trap: a selection used twice would be written out whole, with every column, before it is used.
    parts = [f"{one} AS NOT MATERIALIZED (\n{_limited(get_sql(one), limits)})" for one in selections]
    body = _without_comments(_limited(get_sql(name), limits))
    if not parts:
        return body
    joined = f"WITH {', '.join(parts)}"
    if body.startswith("WITH "):
        return f"{joined}, {body.removeprefix('WITH ')}"
    return f"{joined}\n{body}"


def _limited(text: str, limits: frozenset[str]) -> str:
    always, *conditions = _CONDITION.split(text)
    pairs = zip(conditions[::2], conditions[1::2], strict=True)
    return always + "".join(condition for name, condition in pairs if name in limits)


def _without_comments(text: str) -> str:
    return re.sub(r"^--.*\n", "", text, flags=re.MULTILINE).strip()
