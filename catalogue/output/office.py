"""What Word and slide files have in common: colours, and the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile

ACCENT, INK, GREY, WARNING = "0B6E75", "1D262B", "56636C", "9A1B1B"
FONT = "Calibri"
# The earliest date a zip file can hold.
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def with_fixed_dates(content: bytes) -> bytes:
    """Return the office file `content` with every part dated alike: its bytes depend on its texts only."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.infolist():
            part = zipfile.ZipInfo(item.filename, _FIXED_DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(item))
    return made.getvalue()
