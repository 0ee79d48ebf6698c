"""What an answer tells, as plain values that can be compared: two answers that tell the same are equal."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pandas as pd

from catalogue import Filters


def told(value: Any) -> Any:
    """Return an answer as nested lists of texts; what was asked for, the filters, is no part of it."""
    if isinstance(value, Filters):
        return "filters"
    if isinstance(value, pd.DataFrame):
        return [[*map(str, value.columns)], *(told([*row]) for row in value.itertuples())]
    if is_dataclass(value):
        return [[one.name, told(getattr(value, one.name))] for one in fields(value)]
    if isinstance(value, dict):
        return [[str(key), told(one)] for key, one in value.items()]
    if isinstance(value, list | tuple | np.ndarray | pd.Series):
        return [told(one) for one in value]
    return f"{value:.9g}" if isinstance(value, float) else str(value)
