"""Text of others stays text: in scripts, in HTML, in the map's own page."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.output.escaping import escape, html_lines, script_json
from catalogue.output.map_layers import seizure_group
from catalogue.output.maps import MapPicture, map_page
from tests.output.examples import make_cells

SIGNS = ("</script>", "<img src=x onerror=alert(1)>", "`${1}`", "'\"", "{{ 7*7 }}", "{% raw %}", "{# x #}")
NAMES = ("\u2028", "\\", "_map_catalogue", "drawnItems", "&amp;", "Хорог", "]]>", "<!--")
NASTY = st.lists(st.sampled_from(SIGNS + NAMES) | st.text(max_size=8)).map("".join)


@given(NASTY)
def test_json_in_a_script_reads_back_as_the_same_text(text: str) -> None:
    assert json.loads(script_json({"name": [text]})) == {"name": [text]}


@given(NASTY)
def test_json_in_a_script_holds_nothing_that_a_template_or_a_browser_would_act_on(text: str) -> None:
    written = script_json({"a": {"b": text}})
    assert not [
        sign for sign in ("<", ">", "&", "'", "`", "_", "{{", "{%", "{#", "\u2028") if sign in written
    ]


@given(NASTY)
def test_escaped_text_holds_no_markup(text: str) -> None:
    written = escape(text)
    assert not set("<>\"'`") & set(written)


def test_empty_lines_leave_no_empty_line_in_a_tooltip() -> None:
    assert html_lines(["a", "", "b<"]) == "a<br>b&lt;"


@settings(deadline=None, max_examples=40)
@given(NASTY)
def test_a_name_from_a_sheet_never_becomes_markup_of_the_map(text: str) -> None:
    name = f"<u>{text}"
    cells = make_cells((name, name)).assign(places=1)
    group = seizure_group(cells, "ru")
    tip = json.loads(group.data)["cells"][0][5]
    assert tip.startswith(escape(name))
    assert "<u>" not in group.data


def test_a_name_that_looks_like_a_template_is_shown_as_it_stands() -> None:
    name = "{{ 7*191 }}{% for %}</script><script>alert(1)</script>"
    page = map_page(MapPicture(make_cells((name, name)).assign(places=1)), "en")
    assert "1337" not in page
    assert "<script>alert(1)" not in page
