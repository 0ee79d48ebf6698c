"""Sheets of more than thirty layouts, Russian and English: what is expected of each stands beside it."""

from pathlib import Path

import pytest

from tests.intake.describing import describe_upload
from tests.intake.workbook_layouts import WORKBOOKS

DATA = Path(__file__).parents[1] / "data" / "intake"
TEXT_FILES = sorted(path.name for path in DATA.iterdir() if path.suffix in {".csv", ".tsv", ".xls"})


def expected(name: str) -> str:
    return (DATA / "expected" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEXT_FILES)
def test_a_file_becomes_the_seizures_a_person_would_read_in_it(name: str) -> None:
    assert describe_upload((DATA / name).read_bytes(), name) == expected(name)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_becomes_the_seizures_a_person_would_read_in_it(name: str) -> None:
    assert describe_upload(WORKBOOKS[name](), name) == expected(name)


def test_every_expected_result_has_its_sheet() -> None:
    sheets = {*TEXT_FILES, *WORKBOOKS}
    assert {path.name.removesuffix(".txt") for path in (DATA / "expected").iterdir()} == sheets
