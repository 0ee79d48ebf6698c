"""What chance alone would give in a table of counts, and how far each count is from it."""

from __future__ import annotations

import numpy as np
import pandas as pd


def expected_counts(counts: pd.DataFrame) -> pd.DataFrame:
    """Return what the totals of rows and columns give where both facts are independent."""
    values = counts.to_numpy(dtype=float)
    total = values.sum()
    outer = np.outer(values.sum(axis=1), values.sum(axis=0)) / total if total else values
    return pd.DataFrame(outer, counts.index, counts.columns)


def adjusted_residuals(counts: pd.DataFrame) -> pd.DataFrame:
    """Return (count - expected) in its standard errors; missing where a row or column is the whole table.

    Source: Haberman (1973), "The analysis of residuals in cross-classified tables", Biometrics 29.
    """
    values = counts.to_numpy(dtype=float)
    total = values.sum()
    expected = expected_counts(counts).to_numpy()
    rows = 1 - values.sum(axis=1, keepdims=True) / total if total else values
    columns = 1 - values.sum(axis=0, keepdims=True) / total if total else values
    errors = np.sqrt(expected * rows * columns)
    distances = np.divide(values - expected, errors, out=np.full_like(values, np.nan), where=errors > 0)
    return pd.DataFrame(distances, counts.index, counts.columns)
