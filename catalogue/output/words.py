"""The words of outputs in both languages, and numbers as each language writes them."""

from functools import cache
from pathlib import Path

import yaml

from catalogue.vocabulary import fill

WORDS = Path(__file__).with_name("words.yml")
# A narrow space that does not break the line (U+202F), between thousands in both languages.
THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"


@cache
def read_words() -> dict[str, dict[str, str]]:
    """Return key -> language -> phrase, read once for the life of the process."""
    words: dict[str, dict[str, str]] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return words


def word(key: str, language: str, **facts: object) -> str:
    """Return the phrase under `key` in `language` ("en" or "ru"), with `facts` filled in.

    Raises
    ------
    KeyError
        The key is not in words.yml, or a fact that the phrase names is missing.
    """
    return fill(read_words()[key]["ru" if language == "ru" else "en"], **facts)


def number_text(value: float, language: str, digits: int = 0) -> str:
    """Return a number with thin spaces between thousands; in Russian with a decimal comma."""
    text = f"{value:,.{digits}f}".replace(",", THIN_SPACE)
    return text.replace(".", ",") if language == "ru" else text


def mass_text(mass_kg: float, language: str) -> str:
    """Return a mass in kg, finer the smaller it is: 12 345, 52.1, 0.315."""
    digits = 0 if mass_kg >= 100 else 1 if mass_kg >= 1 else 3  # noqa: PLR2004  steps of the sentence above
    text = number_text(mass_kg, language, digits)
    return text.rstrip("0").rstrip(".,") if digits == 3 and mass_kg > 0 else text  # noqa: PLR2004  0.500 reads 0.5


def short_number(value: float, language: str) -> str:
    """Return a number short enough for a circle: 950, 1.2k, 35k, 1.2M; in Russian 1 200, 35 тыс., 1,2 млн."""
    if value < float(word("number_whole_below", language)) * 0.9995:
        return number_text(value, language, 0 if value >= 10 or value == int(value) else 1)  # noqa: PLR2004  two signs
    for size, name in ((1e6, "million"), (1e3, "thousand")):
        if value >= size * 0.9995:
            digits = 1 if value < 10 * size else 0
            return number_text(value / size, language, digits) + word(f"number_{name}", language)
    return number_text(value, language, 0 if value >= 10 or value == int(value) else 1)  # noqa: PLR2004  two signs


def lower_first(label: str) -> str:
    """Return `label` for the middle of a sentence; an abbreviation keeps its capitals."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
