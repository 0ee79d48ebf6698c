"""Text of others on its way into a page: as JSON inside a script, and as HTML."""

import html
import json
from collections.abc import Iterable

# Trap: folium reads a rendered script once more as a Jinja template, streamlit-folium rewrites names that
# begin with an underscore, and a browser ends a script at its closing tag wherever it stands.
_IN_SCRIPT = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "'": "\\u0027",
    "`": "\\u0060",
    "_": "\\u005f",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
    "{{": "{\\u007b",
    "{%": "\\u007b%",
    "{#": "\\u007b#",
}


def script_json(value: object) -> str:
    """Return `value` as compact JSON that stays plain data wherever it stands inside a script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for part, escaped in _IN_SCRIPT.items():
        text = text.replace(part, escaped)
    return text


def html_lines(lines: Iterable[str]) -> str:
    """Return the non-empty `lines` as HTML, escaped and parted by `<br>`."""
    return "<br>".join(escape(line) for line in lines if line)


def escape(text: object) -> str:
    """Return `text` as HTML that shows exactly this text, also inside an attribute."""
    return html.escape(str(text), quote=True).replace("`", "&#96;")
