"""What was made from what: the rows of geodata/data/SOURCES.toml."""

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Literal

Registry = Literal["pypi", "npm", "debian", "hand"]


@dataclass(frozen=True)
class SourceRow:
    """One layer or table in geodata/data and the package that it was made from.

    Attributes
    ----------
    package
        Name in its registry; for a hand-written table, the file's own name.
    registry
        Which ordinary client fetches the package; 'hand' for our own tables.
    version
        The pinned version; for a hand-written table, '1' counted up at each revision.
    licence
        SPDX expression or 'public domain', of the data, not of the wrapper.
    sha256
        Of the fetched archive; for a hand-written table, of the table.
    rows
        How many features or rows the layer holds.
    layer
        The committed file relative to geodata/data, with '#part' behind it where a file holds several.
    attribution
        The credit to print, in English.
    attribution_ru
        The same in Russian; empty means that the English text serves.
    """

    package: str
    registry: Registry
    version: str
    licence: str
    sha256: str
    rows: int
    layer: str
    attribution: str
    attribution_ru: str = ""


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_sources(rows: Iterable[SourceRow], data_dir: Path) -> Path:
    """Write SOURCES.toml, sorted by layer and package, and return its path.

    Each entry also gets ``file_sha256``, the hash of the committed file that the layer names.
    """
    ordered = sorted(rows, key=lambda row: (row.layer, row.package))
    path = data_dir / "SOURCES.toml"
    head = "# What geodata/data was made from. Written by python -m geodata.build; do not edit.\n"
    path.write_text(head + "".join(_toml_entry(row, data_dir) for row in ordered), encoding="utf-8")
    return path


def read_sources(data_dir: Path) -> list[SourceRow]:
    """Return the rows of an existing SOURCES.toml; none where there is no such file."""
    path = data_dir / "SOURCES.toml"
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("source", []) if path.exists() else []
    names = [field.name for field in fields(SourceRow)]
    return [SourceRow(**{name: entry[name] for name in names}) for entry in entries]


def _toml_entry(row: SourceRow, data_dir: Path) -> str:
    values = asdict(row) | {"file_sha256": file_sha256(data_dir / row.layer.split("#")[0])}
    lines = [f"{key} = {_toml_value(value)}" for key, value in values.items()]
    return "\n[[source]]\n" + "\n".join(lines) + "\n"


def _toml_value(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
