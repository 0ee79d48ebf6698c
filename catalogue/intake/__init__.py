"""A spreadsheet becomes seizures and problems; this room writes nothing."""

from catalogue.intake.batch import FileTables, convert_file
from catalogue.intake.columns import missing_fields, understand
from catalogue.intake.convert import Converted, convert
from catalogue.intake.error_workbook import (
    ErrorRow,
    ErrorSheet,
    ReturnedRow,
    row_key,
    take_returned_rows,
    write_error_workbook,
)
from catalogue.intake.layout_changes import LayoutChange, apply_change, read_layout_change, use_of
from catalogue.intake.layout_records import find_shape, layout_record, read_layout_record
from catalogue.intake.layouts import ColumnUse, Layout, Reason
from catalogue.intake.mended import KeptTable, convert_kept
from catalogue.intake.mended_file import MendedFile, mend_file, with_mends
from catalogue.intake.raw_cells import is_personal_text
from catalogue.intake.reading import read_file
from catalogue.intake.records import Note, RawTable, SkippedKind, SkippedRow, SourceFile
from catalogue.intake.told import notes_to_tell

__all__ = [
    "ColumnUse",
    "Converted",
    "ErrorRow",
    "ErrorSheet",
    "FileTables",
    "KeptTable",
    "Layout",
    "LayoutChange",
    "MendedFile",
    "Note",
    "RawTable",
    "Reason",
    "ReturnedRow",
    "SkippedKind",
    "SkippedRow",
    "SourceFile",
    "apply_change",
    "convert",
    "convert_file",
    "convert_kept",
    "find_shape",
    "is_personal_text",
    "layout_record",
    "mend_file",
    "missing_fields",
    "notes_to_tell",
    "read_file",
    "read_layout_change",
    "read_layout_record",
    "row_key",
    "take_returned_rows",
    "understand",
    "use_of",
    "with_mends",
    "write_error_workbook",
]
