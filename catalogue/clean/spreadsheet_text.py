"""Text on its way into a spreadsheet: shown as text, never run as a formula."""

# Signs at the start of a cell that a spreadsheet takes for a formula. Source: OWASP, "CSV Injection".
_FORMULA_SIGNS = frozenset("=+-@＝＋－＠\t\r\n'")


def spreadsheet_text(cell: str) -> str:
    """Return a cell that a spreadsheet shows as text: a sign stands before what would be a formula."""
    return "'" + cell if cell.lstrip(" \u00a0")[:1] in _FORMULA_SIGNS else cell
