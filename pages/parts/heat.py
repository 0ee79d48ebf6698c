"""Cells of a table coloured by what they hold."""

# The product's one colour, and its warm opposite; told apart by lightness too.
MORE, LESS = "11, 110, 117", "176, 104, 42"
# Never so dark that the figure in it could not be read.
_DARKEST = 0.6


def tint(rgb: str, strength: float) -> str:
    """Return the style of a cell in a colour ("11, 110, 117"), the darker the nearer `strength` is to 1."""
    return f"background-color: rgba({rgb}, {_DARKEST * strength**0.5:.2f})"
