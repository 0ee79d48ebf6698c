"""A brief as a Word document."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from catalogue.output.brief_text import brief_text
from catalogue.output.office import ACCENT, FONT, GREY, INK, WARNING, with_fixed_dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document as WordDocument
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from catalogue.output.brief_records import Brief
    from catalogue.output.brief_tables import Table
    from catalogue.output.brief_text import BriefText, Line, MethodText

TEXT_WIDTH_MM = 170


def brief_docx(brief: Brief) -> bytes:
    """Return the brief as a .docx file (A4); the same bytes for the same brief."""
    text = brief_text(brief)
    document = Document()
    _set_up(document, text, brief.made_on)
    _write_top(document, text, brief.picture)
    _write_sections(document, text)
    made = io.BytesIO()
    document.save(made)
    return with_fixed_dates(made.getvalue())


def _set_up(document: WordDocument, text: BriefText, day: dt.date) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(22)
    _write_header(section.header.paragraphs[0], text)
    _write_footer(section.footer.paragraphs[0], text)
    facts = document.core_properties
    facts.title, facts.author, facts.comments = f"{text.kind}: {text.title}", text.publisher, ""
    facts.created = facts.modified = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


def _write_header(paragraph: Paragraph, text: BriefText) -> None:
    _add(paragraph, f"{text.kind} · {text.code}   ", GREY, 8)
    if text.synthetic:
        _add(paragraph, text.synthetic, WARNING, 8).bold = True
        _add(paragraph, "   ", GREY, 8)
    _add_banner(paragraph, text)


def _write_footer(paragraph: Paragraph, text: BriefText) -> None:
    _add(paragraph, f"{text.publisher} · {text.date}   ", GREY, 8)
    before, _, rest = text.page.partition("{page}")
    middle, _, after = rest.partition("{total}")
    for words, field in ((before, "PAGE"), (middle, "NUMPAGES")):
        _add(paragraph, words, GREY, 8)
        _add_field(_add(paragraph, "", GREY, 8), field)
    _add(paragraph, after + "   ", GREY, 8)
    _add_banner(paragraph, text)


def _write_top(document: WordDocument, text: BriefText, picture: bytes) -> None:
    title = document.add_paragraph()
    _add(title, text.title, INK, 20).bold = True
    _add(document.add_paragraph(), f"{text.banner}: {text.share}", GREY, 9.5)
    if text.synthetic_text:
        _add(document.add_paragraph(), text.synthetic_text, WARNING, 10)
    facts = document.add_table(rows=0, cols=2)
    for label, words in text.facts:
        cells = facts.add_row().cells
        _write_cell(cells[0], label, strong=True)
        _write_cell(cells[1], words)
    _set_widths(facts.columns, (35, TEXT_WIDTH_MM - 35))
    shape = document.add_paragraph().add_run().add_picture(io.BytesIO(picture), width=Mm(TEXT_WIDTH_MM))
    shape._inline.docPr.set("descr", text.picture_alt)  # noqa: SLF001  python-docx has no name for it


def _write_sections(document: WordDocument, text: BriefText) -> None:
    _heading(document, text.headings["description"])
    _bullets(document, text.statements)
    _heading(document, text.headings["seizures"])
    _add(document.add_paragraph(), text.figures, INK, 11).bold = True
    for line in text.beside:
        document.add_paragraph(line)
    for table in (text.year_drug, text.concealment):
        if table:
            _add(document.add_paragraph(), table.title, INK, 9.5).bold = True
            _table(document, table)
    _heading(document, text.headings["caveats"])
    for caveat in text.caveats:
        document.add_paragraph(caveat, style="List Bullet")
    _heading(document, text.headings["legs"])
    _table(document, text.legs)
    _write_methods(document, text)
    _write_ends(document, text)


def _write_methods(document: WordDocument, text: BriefText) -> None:
    _heading(document, text.headings["methods"])
    if text.no_methods:
        document.add_paragraph(text.no_methods)
    for method in text.methods:
        _write_method(document, method)


def _write_method(document: WordDocument, method: MethodText) -> None:
    title = document.add_paragraph()
    title.paragraph_format.keep_with_next = True
    _add(title, method.name, INK, 11).bold = True
    described = document.add_paragraph()
    for line in method.description:
        _add_line(described, line)
    for label, lines in method.groups:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        _add(paragraph, label, ACCENT, 9.5).bold = True
        _bullets(document, lines)


def _write_ends(document: WordDocument, text: BriefText) -> None:
    _heading(document, text.headings["terms"])
    for term in text.terms:
        _add(document.add_paragraph(), term, INK, 9)
    _heading(document, text.headings["sources"])
    for source in text.sources:
        paragraph = document.add_paragraph()
        _add(paragraph, f"{source.number}. {source.text} ", INK, 9)
        _add(paragraph, source.address, GREY, 9)


def _heading(document: WordDocument, words: str) -> None:
    paragraph = document.add_heading(level=2)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(12), Pt(4)
    _add(paragraph, words, ACCENT, 13).font.name = FONT


def _bullets(document: WordDocument, lines: Iterable[Line]) -> None:
    for line in lines:
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.paragraph_format.space_after = Pt(2)
        _add_line(paragraph, line)


def _add_line(paragraph: Paragraph, line: Line) -> None:
    paragraph.add_run(f"{line.text} ")
    if line.marks:
        _add(paragraph, f"{line.marks} ", ACCENT, 8)


def _table(document: WordDocument, table: Table) -> None:
    made = document.add_table(rows=1, cols=len(table.head), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, words in zip(made.rows[0].cells, table.head, strict=True):
        _write_cell(cell, words, strong=True)
    for number, row in enumerate(table.rows, start=1):
        last = table.strong_last and number == len(table.rows)
        for column, (cell, words) in enumerate(zip(made.add_row().cells, row, strict=True)):
            _write_cell(cell, words, strong=last, right=column >= table.numbers_from)
    if table.note:
        _add(document.add_paragraph(), table.note, GREY, 8.5)


def _write_cell(cell: _Cell, words: str, *, strong: bool = False, right: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    first, _, second = words.partition("\n")
    _add(paragraph, first, INK, 9).bold = strong
    if second:
        _add(paragraph, f"\n{second}", GREY, 8)


def _set_widths(columns: Iterable[object], widths_mm: tuple[int, ...]) -> None:
    for column, width in zip(columns, widths_mm, strict=True):
        for cell in column.cells:  # type: ignore[attr-defined]  # python-docx types its columns loosely
            cell.width = Mm(width)


def _add(paragraph: Paragraph, words: str, colour: str, size: float) -> Run:
    run = paragraph.add_run(words)
    run.font.color.rgb = RGBColor.from_string(colour)
    run.font.size = Pt(size)
    return run


def _add_banner(paragraph: Paragraph, text: BriefText) -> None:
    run = _add(paragraph, f" {text.banner} ", text.banner_colour.removeprefix("#"), 9)
    run.bold = True
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "000000")
    run._r.get_or_add_rPr().append(shade)  # noqa: SLF001  python-docx has no name for shading


def _add_field(run: Run, field: str) -> None:
    """Make the run show a number that Word fills in itself."""
    for kind in ("begin", "end"):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)  # noqa: SLF001  python-docx has no name for fields
    code = OxmlElement("w:instrText")
    code.text = field
    run._r.insert(-1, code)  # noqa: SLF001  the code stands between begin and end
