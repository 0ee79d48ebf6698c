"""A brief as slides: title, map, what is reported, seizures, concealment methods, caveats, sources."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Mm, Pt

from catalogue.output.brief_text import brief_text
from catalogue.output.office import ACCENT, FONT, GREY, INK, WARNING, with_fixed_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pptx.presentation import Presentation as Slides
    from pptx.slide import Slide

    from catalogue.output.brief_records import Brief
    from catalogue.output.brief_tables import Table
    from catalogue.output.brief_text import BriefText, Line, MethodText

WIDTH_MM, HEIGHT_MM, MARGIN_MM = 338.7, 190.5, 16.0
# The layout that has a title and nothing else: screen readers and outlines go by titles.
_TITLE_ONLY = 5
# So much text of 16 points fits under a slide's title; longer lists go on to the next slide.
_LETTERS_PER_SLIDE = 900
_SOURCES_PER_SLIDE = 8


def brief_pptx(brief: Brief) -> bytes:
    """Return the brief as a .pptx file (16:9); the same bytes for the same brief."""
    text = brief_text(brief)
    slides = Presentation()
    slides.slide_width, slides.slide_height = Mm(WIDTH_MM), Mm(HEIGHT_MM)
    _title_slide(slides, text)
    _map_slide(slides, text, brief.picture)
    _line_slides(slides, text, "description", text.statements)
    _figure_slides(slides, text)
    for method in text.methods:
        _method_slide(slides, text, method)
    _plain_slides(slides, text, "caveats", (*text.caveats, *text.terms[:1]))
    _source_slides(slides, text)
    _number_slides(slides, text)
    return _saved(slides, text, brief.made_on)


def _title_slide(slides: Slides, text: BriefText) -> None:
    slide = _slide(slides, text)
    _write(_title_frame(slide, 20, 30), text.title, size=32, bold=True)
    frame = _box(slide, 16, 52, WIDTH_MM - 32, 20)
    _write(frame, f"{text.kind} · {text.code} · {text.date}", size=15, colour=GREY)
    if text.synthetic_text:
        _write(frame, text.synthetic_text, size=14, colour=WARNING)
    facts = _box(slide, 16, 78, WIDTH_MM - 32, 90)
    for label, words in text.facts:
        _write_labelled(facts, label, words)
    _write(_box(slide, 16, 166, WIDTH_MM - 32, 10), f"{text.banner}: {text.share}", size=12, colour=GREY)


def _map_slide(slides: Slides, text: BriefText, picture: bytes) -> None:
    slide = _titled(slides, text, text.headings["map"])
    height = HEIGHT_MM - 50
    shape: Any = slide.shapes.add_picture(io.BytesIO(picture), Mm(0), Mm(32), height=Mm(height))
    shape.left = (Mm(WIDTH_MM) - shape.width) // 2
    shape._element._nvXxPr.cNvPr.set("descr", text.picture_alt)  # noqa: SLF001  python-pptx has no name for it


def _line_slides(slides: Slides, text: BriefText, name: str, lines: Sequence[Line]) -> None:
    for part in _portions(lines):
        frame = _box(_titled(slides, text, text.headings[name]), 16, 34, WIDTH_MM - 32, 135)
        for line in part:
            _write_line(frame, line, 18)


def _plain_slides(slides: Slides, text: BriefText, name: str, sentences: Iterable[str]) -> None:
    for sentence_group in _grouped(tuple(sentences)):
        frame = _box(_titled(slides, text, text.headings[name]), 16, 34, WIDTH_MM - 32, 135)
        for sentence in sentence_group:
            _write(frame, f"• {sentence}", size=18)


def _figure_slides(slides: Slides, text: BriefText) -> None:
    tables = [table for table in (text.year_drug, text.concealment) if table]
    if not tables:
        frame = _box(_titled(slides, text, text.headings["seizures"]), 16, 34, WIDTH_MM - 32, 40)
        _write(frame, text.figures, size=20)
    for table in tables:
        slide = _titled(slides, text, text.headings["seizures"])
        frame = _box(slide, 16, 31, WIDTH_MM - 32, 14)
        _write(frame, text.figures, size=15, bold=True)
        _write(frame, " ".join(text.beside), size=10, colour=GREY)
        _write(frame, table.title, size=12, colour=GREY)
        _table(slide, table)


def _method_slide(slides: Slides, text: BriefText, method: MethodText) -> None:
    slide = _titled(slides, text, method.name)
    frame = _box(slide, 16, 31, WIDTH_MM - 32, 22)
    _write(frame, " ".join(f"{line.text} {line.marks}" for line in method.description), size=13, colour=GREY)
    width = (WIDTH_MM - 2 * MARGIN_MM - 16) / 3
    for column, (label, lines) in enumerate(method.groups):
        part = _box(slide, 16 + column * (width + 8), 62, width, 108)
        _write(part, label, size=16, colour=ACCENT, bold=True)
        for line in lines:
            _write_line(part, line, 15)


def _source_slides(slides: Slides, text: BriefText) -> None:
    for start in range(0, len(text.sources), _SOURCES_PER_SLIDE):
        frame = _box(_titled(slides, text, text.headings["sources"]), 16, 34, WIDTH_MM - 32, 135)
        for source in text.sources[start : start + _SOURCES_PER_SLIDE]:
            _write(frame, f"{source.number}. {source.text} {source.address}", size=12)


def _portions(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines in portions that fit a slide each."""
    portion: list[Line] = []
    for line in lines:
        if portion and sum(len(item.text) for item in [*portion, line]) > _LETTERS_PER_SLIDE:
            yield portion
            portion = []
        portion.append(line)
    yield portion


def _grouped(sentences: Sequence[str]) -> Iterator[list[str]]:
    group: list[str] = []
    for sentence in sentences:
        if group and sum(map(len, [*group, sentence])) > _LETTERS_PER_SLIDE:
            yield group
            group = []
        group.append(sentence)
    yield group


def _slide(slides: Slides, text: BriefText) -> Slide:
    """Add an empty slide with the handling code, and the mark of synthetic data where there is any."""
    slide: Slide = slides.slides.add_slide(slides.slide_layouts[_TITLE_ONLY])
    banner = _box(slide, WIDTH_MM - 76, 6, 60, 8)
    banner.vertical_anchor = MSO_ANCHOR.MIDDLE
    banner._parent.fill.solid()  # noqa: SLF001  the shape around the text
    banner._parent.fill.fore_color.rgb = _colour("000000")  # noqa: SLF001  the same
    _write(banner, text.banner, size=13, colour=text.banner_colour.removeprefix("#"), bold=True, centre=True)
    if text.synthetic:
        _write(_box(slide, 16, 6, 200, 8), text.synthetic, size=13, colour=WARNING, bold=True)
    return slide


def _titled(slides: Slides, text: BriefText, title: str) -> Slide:
    slide = _slide(slides, text)
    _write(_title_frame(slide, 16, 14), title, size=26, colour=ACCENT, bold=True)
    return slide


def _title_frame(slide: Slide, top: float, height: float) -> Any:  # noqa: ANN401  untyped library
    shape: Any = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = Mm(16), Mm(top), Mm(WIDTH_MM - 32), Mm(height)
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = 0
    return frame


def _box(slide: Slide, left: float, top: float, width: float, height: float) -> Any:  # noqa: ANN401  untyped library
    frame = slide.shapes.add_textbox(Mm(left), Mm(top), Mm(width), Mm(height)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    return frame


def _write(  # noqa: PLR0913  the looks of one paragraph
    frame: Any,  # noqa: ANN401  untyped library
    words: str,
    *,
    size: float,
    colour: str = INK,
    bold: bool = False,
    centre: bool = False,
) -> None:
    paragraph: Any = _next_paragraph(frame)
    paragraph.alignment = PP_ALIGN.CENTER if centre else PP_ALIGN.LEFT
    paragraph.space_after = Pt(size / 3)
    _add(paragraph, words, size, colour).font.bold = bold


def _write_line(
    frame: Any,  # noqa: ANN401  untyped library
    line: Line,
    size: float,
) -> None:
    paragraph: Any = _next_paragraph(frame)
    paragraph.space_after = Pt(size / 2)
    _add(paragraph, f"• {line.text} ", size, INK)
    if line.marks:
        _add(paragraph, line.marks, size * 0.7, ACCENT)


def _write_labelled(
    frame: Any,  # noqa: ANN401  untyped library
    label: str,
    words: str,
) -> None:
    paragraph: Any = _next_paragraph(frame)
    paragraph.space_after = Pt(4)
    _add(paragraph, f"{label}: ", 15, GREY).font.bold = True
    _add(paragraph, words, 15, INK)


def _next_paragraph(frame: Any) -> Any:  # noqa: ANN401  untyped library
    first = frame.paragraphs[0]
    return first if not first.runs else frame.add_paragraph()


def _add(paragraph: Any, words: str, size: float, colour: str) -> Any:  # noqa: ANN401  untyped library
    run = paragraph.add_run()
    run.text = words
    run.font.name, run.font.size = FONT, Pt(size)
    run.font.color.rgb = _colour(colour)
    return run


def _colour(code: str) -> RGBColor:
    made: RGBColor = RGBColor.from_string(code)  # type: ignore[no-untyped-call]  # python-pptx lacks types
    return made


def _table(slide: Slide, table: Table) -> None:
    rows = [table.head, *table.rows]
    place = (Mm(16), Mm(50), Mm(WIDTH_MM - 32), Mm(8 * len(rows)))
    shape: Any = slide.shapes.add_table(len(rows), len(table.head), *place)
    shape.table.horz_banding = False
    _widen_first_column(shape.table, len(table.head))
    for y, row in enumerate(rows):
        for x, words in enumerate(row):
            _write_cell(
                shape.table.cell(y, x),
                words.replace("\n", "  /  "),
                head=y == 0,
                right=x >= table.numbers_from,
            )


def _widen_first_column(table: Any, columns: int) -> None:  # noqa: ANN401  untyped library
    first = 0.3 if columns > 3 else 0.5  # noqa: PLR2004  few columns leave more room to the labels
    table.columns[0].width = Mm((WIDTH_MM - 32) * first)
    for column in range(1, columns):
        table.columns[column].width = Mm((WIDTH_MM - 32) * (1 - first) / (columns - 1))


def _write_cell(cell: Any, words: str, *, head: bool, right: bool) -> None:  # noqa: ANN401  untyped library
    cell.fill.solid()
    cell.fill.fore_color.rgb = _colour(ACCENT if head else "F4F6F7")
    cell.margin_top = cell.margin_bottom = Mm(0.8)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    _add(paragraph, words, 11, "FFFFFF" if head else INK).font.bold = head


def _number_slides(slides: Slides, text: BriefText) -> None:
    total = len(slides.slides)
    for number, slide in enumerate(slides.slides, start=1):
        words = text.page.replace("{page}", str(number)).replace("{total}", str(total))
        foot = f"{text.publisher} · {text.date} · {words}"
        _write(_box(slide, 16, HEIGHT_MM - 13, WIDTH_MM - 32, 8), foot, size=10, colour=GREY)


def _saved(slides: Slides, text: BriefText, day: dt.date) -> bytes:
    facts = slides.core_properties
    facts.title, facts.author, facts.last_modified_by = f"{text.kind}: {text.title}", text.publisher, ""
    facts.created = facts.modified = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    made = io.BytesIO()
    slides.save(made)
    return with_fixed_dates(made.getvalue())
