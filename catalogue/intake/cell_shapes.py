"""What a single cell looks like, before anyone knows what its column means."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[-+]?[\d\s\u00a0\u2009\u202f]*\d(?:[.,]\d+)?\s*%?")
_DATE = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?\s*г?\.?"
)
_TOTAL = re.compile(
    r"\W*(?:все ?го|ито ?го|итог|общий итог|промежуточный итог|сумма|total|sub-?\s?total"
    r"|grand total|sum|overall"
    r"|в т\.?\s?ч|в том числе|из них|из общего|of which|of them|including"
    r"|жами|жалпы|барлығы|бардыгы|jami|jemi|ҷамъ|cəmi)\b",
    re.IGNORECASE,
)
# The whole of a cell that labels a total; "Всего хорошего" and "Total fuel station" are names.
_TOTAL_LABEL = re.compile(
    r"\W*(?:все ?го|ито ?го|итог|общий итог|(?:grand |sub-?\s?|over)?total|overall|жами|жалпы|барлығы|бардыгы"
    r"|jami|jemi|ҷамъ|cəmi)"
    r"(?:\W*$|\W+(?:по|за|на|в|изъято|изъятий|for|in|of|by|seized|республик\w*|област\w*)\b.*|"
    r"\W+(?:\d{4}|country|republic|province|region|drugs?)\b.*)"
    r"|.*\bв целом\b.*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_LABEL = 60
_YEAR = re.compile(r"(?:19|20)\d{2}")
_BREAKDOWN = re.compile(r"(?:в т\.?\s?ч|в том числе|из них|of which|including)[\s.:]*$", re.IGNORECASE)
_FOOTER = re.compile(
    r"\W*(?:исполнитель|исп\.|начальник|составил|подготовил|подпись|тел\.|телефон|примечани|источник|м\.\s?п\."
    r"|сноск|prepared by|signed|signature|sources?\b|notes?\b|contact|approved|утвер|согласован|\*|\d\))",
    re.IGNORECASE,
)
_LONGEST_HEADER = 200


def is_number(text: str) -> bool:
    """Tell whether a cell is a plain number, with spaces or a decimal comma allowed."""
    return _NUMBER.fullmatch(text.strip()) is not None


def is_date(text: str) -> bool:
    """Tell whether a cell is a date in figures."""
    return _DATE.fullmatch(text.strip()) is not None


def is_header_like(text: str) -> bool:
    """Tell whether a cell could stand in a header: words, neither a number nor a date."""
    return len(text) <= _LONGEST_HEADER and not is_number(text) and not is_date(text)


def is_total_word(text: str) -> bool:
    """Tell whether a cell begins as the label of a total does, in the region's languages."""
    return _TOTAL.match(text) is not None


def is_total_label(text: str) -> bool:
    """Tell whether a cell is the label of a total as a whole ("Всего по республике", "Total for 2023:")."""
    figures = any(character.isdigit() for character in _YEAR.sub("", text))
    return len(text) <= _LONGEST_LABEL and not figures and _TOTAL_LABEL.fullmatch(text) is not None


def opens_breakdown(text: str) -> bool:
    """Tell whether a total announces its parts in the rows below ("Всего, в том числе:")."""
    return _BREAKDOWN.search(text) is not None


def is_footer_word(text: str) -> bool:
    """Tell whether a cell begins as a signature, a source line or a footnote does."""
    return _FOOTER.match(text) is not None


def by_lines(text: str) -> str:
    """Return text with white space as in `one_line`, but each filled line on its own."""
    if "\n" not in text:
        return one_line(text)
    return "\n".join(filter(None, map(one_line, text.splitlines())))


def one_line(text: str) -> str:
    """Return text with every run of white space as one space, trimmed."""
    return " ".join(text.split())
