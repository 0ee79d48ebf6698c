"""Writes the expected results anew: python -m tests.intake.write_expected; then read what changed."""

from tests.intake.describing import describe_upload
from tests.intake.test_layouts import DATA, TEXT_FILES
from tests.intake.workbook_layouts import WORKBOOKS

if __name__ == "__main__":
    (DATA / "expected").mkdir(exist_ok=True)
    texts = {name: (DATA / name).read_bytes() for name in TEXT_FILES}
    books = {name: build() for name, build in WORKBOOKS.items()}
    for name, content in (texts | books).items():
        (DATA / "expected" / f"{name}.txt").write_text(describe_upload(content, name), encoding="utf-8")
