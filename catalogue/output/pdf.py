"""A brief as PDF, set by Typst with fonts that come with the product's own libraries."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
import typst

from catalogue.output.brief_text import brief_text

if TYPE_CHECKING:
    from catalogue.output.brief_records import Brief

TEMPLATE = Path(__file__).with_name("templates") / "brief.typ"
# DejaVu Sans comes with matplotlib; Libertinus Serif is inside typst.
FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"


def brief_pdf(brief: Brief) -> bytes:
    """Return the brief as PDF (A4); the same bytes for the same brief."""
    with tempfile.TemporaryDirectory(prefix="catalogue_brief_") as name:
        folder = Path(name)
        shutil.copy(TEMPLATE, folder / TEMPLATE.name)
        # Trap: text reaches Typst as JSON data only; put into markup, a name could run Typst code.
        (folder / "brief.json").write_text(json.dumps(asdict(brief_text(brief))), encoding="utf-8")
        (folder / "map.png").write_bytes(brief.picture)
        return _compile(folder / TEMPLATE.name, brief.made_on)


def _compile(path: Path, day: dt.date) -> bytes:
    made: bytes = typst.compile(
        path,
        root=path.parent,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        timestamp=dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC),
    )
    return made
