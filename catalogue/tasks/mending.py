"""Mend rows with problems: a cell, or all equal cells of a column; then let the rows through again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from catalogue import intake, store
from catalogue.clean.places import locate_places
from catalogue.errors import NotFoundError, ValueRefusedError, Words
from catalogue.problems import get_problem_kind
from catalogue.results import RetryResult
from catalogue.tasks.actor import ACTOR
from catalogue.tasks.attributing import attribute_seizures
from catalogue.tasks.consigning import record_consignments
from catalogue.tasks.settling import settle

if TYPE_CHECKING:
    from catalogue.store import SettledRows, Store

_NEW_TEXT = Words("New text", "Новый текст")
_PERSONAL_ADVICE = Words(
    "It seems to hold personal data, which is not kept: leave out names, documents, phones and plates.",
    "В нём, похоже, персональные данные, они не хранятся: уберите имена, документы, телефоны, номера машин.",
)
_MEND_COLUMNS = ["raw_row_id", "position", "old_value", "new_value"]


def list_problem_cells(opened: Store, batch: int) -> pd.DataFrame:
    """Return every problem of an import with its cell, refused rows first.

    Returns
    -------
    pandas.DataFrame
        code, severity, sheet, row_number, header, value, raw_row_id, refused, position (from 0; missing: the
        whole row), original (the text as it came), cell (the text as it is mended), mended.
    """
    return with_severity(store.read_table(opened, "problem_cells", batch_id=batch))


def with_severity(problems: pd.DataFrame) -> pd.DataFrame:
    """Return problems with what each does to its row: severity."""
    severity = {code: get_problem_kind(code).severity.value for code in problems["code"].unique()}
    return problems.assign(severity=problems["code"].map(severity))


def list_kept_row(opened: Store, batch: int, raw_row: int) -> pd.DataFrame:
    """Return one kept row of an import cell by cell: position, header, original, cell.

    Raises
    ------
    NotFoundError
        The import has no such row.
    """
    found = store.read_table(opened, "kept_row_cells", batch_id=batch, raw_row_id=raw_row)
    if found.empty:
        raise NotFoundError(kind="row", code=raw_row, listing="batches")
    return found


def list_mends(opened: Store, batch: int, *, undone: bool = False) -> pd.DataFrame:
    """Return the mended cells of an import, latest first; with `undone` also those taken back."""
    return store.read_table(opened, "mends", batch_id=batch, undone=undone)


def mend_cell(opened: Store, batch: int, raw_row: int, position: int, new: str) -> int:
    """Keep a new text of one cell beside the original and return the number of the act.

    The row counts with it after `retry_rows`.

    Raises
    ------
    NotFoundError
        The import has no such row or cell.
    ValueRefusedError
        The text seems to hold personal data.
    """
    refuse_personal(new)
    with store.one_act(opened) as act:
        row = list_kept_row(act, batch, raw_row)
        cell = row[row["position"] == position]
        if cell.empty:
            raise NotFoundError(kind="cell", code=position, listing="batches")
        mend = (raw_row, position, str(cell["cell"].iloc[0]), new)
        return store.add_mends(act, batch, pd.DataFrame([mend], columns=_MEND_COLUMNS), ACTOR)


def mend_values(opened: Store, batch: int, header: str, old: str, new: str) -> int:
    """Keep a new text of every cell of a column that has a problem and the text `old`; return the act.

    Raises
    ------
    NotFoundError
        No such cell has a problem.
    ValueRefusedError
        The text seems to hold personal data.
    """
    refuse_personal(new)
    with store.one_act(opened) as act:
        cells = list_problem_cells(act, batch)
        meant = cells[(cells["header"] == header) & (cells["cell"] == old) & cells["position"].notna()]
        mends = meant.drop_duplicates(["raw_row_id", "position"]).assign(old_value=old, new_value=new)
        if mends.empty:
            raise NotFoundError(kind="cell", code=old, listing="batches")
        mends = mends.assign(position=mends["position"].astype("int64"))
        return store.add_mends(act, batch, mends[_MEND_COLUMNS], ACTOR)


def refuse_personal(text: str) -> None:
    """Raise where a text that is to be kept seems to hold personal data.

    Raises
    ------
    ValueRefusedError
        It does; the error does not repeat it.
    """
    if intake.is_personal_text(text):
        raise ValueRefusedError(what=_NEW_TEXT, value="…", advice=_PERSONAL_ADVICE)


def retry_rows(opened: Store, batch: int) -> RetryResult:
    """Let the mended rows of an import through again; those accepted become seizures of the same import.

    A refused row whose corrected form another import holds is marked as resolved. A row that was accepted
    and would now be refused stays as it was, and counts as `held`.
    """
    with store.one_act(opened) as act:
        mended = set(list_mends(act, batch)["raw_row_id"].astype(int))
        rows = _rows(act, batch)
        wanted = mended & set(rows.loc[~rows["resolved"], "raw_row_id"])
        return _retry(act, batch, rows, wanted) if wanted else RetryResult(batch, 0, 0, 0, 0, 0)


def _retry(opened: Store, batch: int, rows: pd.DataFrame, wanted: set[int]) -> RetryResult:
    settled = settle(opened, batch, wanted)
    before = rows.set_index("raw_row_id")["refused"]
    known = _resolve_known(opened, batch, settled, before)
    now = settled.rows.set_index("raw_row_id")["refused"]
    was = before[now.index]
    held = set(now.index[now & ~was])
    kept = _without(settled, held | known)
    _write(opened, batch, kept)
    accepted = int((was & ~now)[[number for number in now.index if number not in known]].sum())
    still = int((was & now).sum())
    changed = int((~was & ~now).sum())
    return RetryResult(batch, accepted, still, changed, len(held), len(known))


def undo_mend(opened: Store, batch: int, act: int) -> RetryResult:
    """Take back the mends of one act; rows that were accepted by them go back to quarantine.

    Raises
    ------
    NotFoundError
        No mend of this act holds.
    """
    with store.one_act(opened) as whole:
        return _take_back(whole, batch, act)


def _take_back(opened: Store, batch: int, act: int) -> RetryResult:
    rows = set(store.undo_mends(opened, batch, act, ACTOR))
    before = _rows(opened, batch).set_index("raw_row_id")["refused"]
    settled = settle(opened, batch, rows)
    _write(opened, batch, settled)
    now = settled.rows.set_index("raw_row_id")["refused"]
    was = before[now.index]
    return RetryResult(batch, int((was & ~now).sum()), int(now.sum()), int((~was & ~now).sum()), 0, 0)


def _rows(opened: Store, batch: int) -> pd.DataFrame:
    return store.read_table(opened, "kept_rows", batch_id=batch)


def _resolve_known(opened: Store, batch: int, settled: SettledRows, before: pd.Series[bool]) -> set[int]:
    """Mark the newly accepted rows that another import holds already; return their numbers."""
    rows = settled.rows[~settled.rows["refused"] & settled.rows["raw_row_id"].map(before)]
    found = store.read_table(
        opened, "known_elsewhere", batch_id=batch, fingerprints=rows["fingerprint"].tolist()
    )
    holders = {str(each.fingerprint).replace("-", ""): each.batch_id for each in found.itertuples()}
    known = rows[rows["fingerprint"].isin(holders)]
    for holder, own in known.groupby(known["fingerprint"].map(holders)):
        store.resolve_rows(opened, batch, own["raw_row_id"].astype(int).tolist(), int(str(holder)), ACTOR)
    return set(known["raw_row_id"].astype(int))


def _without(settled: SettledRows, left_out: set[int]) -> SettledRows:
    """Return what was settled without some rows."""
    if not left_out:
        return settled
    rows = settled.rows[~settled.rows["raw_row_id"].isin(left_out)]
    items = settled.items[~settled.items["raw_row_id"].isin(left_out)]
    problems = settled.problems[settled.problems["raw_row_id"].isin(rows["raw_row_id"])]
    seizures = settled.seizures[settled.seizures["seizure_index"].isin(items["seizure_index"])]
    return store.SettledRows(rows, seizures, items, problems)


def _write(opened: Store, batch: int, settled: SettledRows) -> None:
    if settled.rows.empty:
        return
    missing = store.find_missing_places(opened, settled.seizures)
    places = locate_places(missing, store.find_place_decisions(opened))
    store.settle_rows(opened, batch, settled, places, ACTOR)
    record_consignments(opened, batch)
    attribute_seizures(opened)
