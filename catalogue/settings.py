"""The settings of one running product, read once from the environment into a frozen object."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from catalogue.errors import ValueRefusedError

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """What a person may set, each by an environment variable of the same name with CATALOGUE_ before it.

    Attributes
    ----------
    store
        Path of the DuckDB file that holds everything (CATALOGUE_STORE).
    language
        Language of the first visit, "en" or "ru" (CATALOGUE_LANGUAGE).
    memory_limit_mb
        Memory DuckDB may use before it spills to disk, in megabytes (CATALOGUE_MEMORY_LIMIT_MB).
    unpacked_limit_mb
        Largest table a compressed upload may unpack to, in megabytes (CATALOGUE_UNPACKED_LIMIT_MB).
    """

    store: Path = PROJECT / "store" / "catalogue.duckdb"
    language: str = "en"
    memory_limit_mb: int = 1000
    unpacked_limit_mb: int = 600


def _number(name: str, default: int) -> int:
    text = os.environ.get(name, str(default))
    if not text.isdigit() or int(text) == 0:
        raise ValueRefusedError(what=name, value=text, advice="Give a whole number above 0.")
    return int(text)


def read_settings() -> Settings:
    """Return the settings of this process.

    Raises
    ------
    ValueRefusedError
        An environment variable holds a value that cannot be used.
    """
    plain = Settings()
    language = os.environ.get("CATALOGUE_LANGUAGE", plain.language)
    if language not in {"en", "ru"}:
        raise ValueRefusedError(what="CATALOGUE_LANGUAGE", value=language, advice="Give en or ru.")
    return Settings(
        store=Path(os.environ.get("CATALOGUE_STORE", plain.store)).expanduser().resolve(),
        language=language,
        memory_limit_mb=_number("CATALOGUE_MEMORY_LIMIT_MB", plain.memory_limit_mb),
        unpacked_limit_mb=_number("CATALOGUE_UNPACKED_LIMIT_MB", plain.unpacked_limit_mb),
    )
