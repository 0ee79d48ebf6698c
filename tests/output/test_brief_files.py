"""The brief's files: their words, their marks on every page, and that text stays text."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pypdf import PdfReader

from catalogue.output import BRIEF_WRITERS
from catalogue.output.brief_text import brief_text
from catalogue.output.docx import brief_docx
from catalogue.output.html import brief_html
from catalogue.output.pdf import brief_pdf
from catalogue.output.pptx import brief_pptx
from tests.output.examples import make_brief
from tests.output.golden import GOLDEN, golden_texts, pdf_text

MARKS = {"en": "SYNTHETIC DEMO DATA", "ru": "ВЫМЫШЛЕННЫЕ ДЕМОНСТРАЦИОННЫЕ ДАННЫЕ"}
ODD_TITLE = '#panic() $x$ *bold* <script>alert(1)</script> `a` @ref \\ «Ош» & "q" [ ] {{x}}'


@pytest.fixture(params=["en", "ru"])
def language(request: pytest.FixtureRequest) -> str:
    """Return each language of the product."""
    return str(request.param)


def docx_text(content: bytes) -> str:
    """Return the words of a Word file: paragraphs, tables, header and footer."""
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    ends = [*document.sections[0].header.paragraphs, *document.sections[0].footer.paragraphs]
    return "\n".join([*(p.text for p in [*document.paragraphs, *ends]), *cells])


def slide_texts(content: bytes) -> list[str]:
    """Return the words of each slide."""
    return ["\n".join(_shape_texts(slide)) for slide in Presentation(io.BytesIO(content)).slides]


def _shape_texts(slide: object) -> list[str]:
    texts = []
    for shape in slide.shapes:  # type: ignore[attr-defined]  # python-pptx publishes no types
        if shape.has_text_frame:
            texts.append(shape.text_frame.text)
        if shape.has_table:
            texts += [cell.text for row in shape.table.rows for cell in row.cells]
    return texts


def test_briefs_charts_and_layers_read_as_they_did_when_a_person_last_read_them() -> None:
    texts = golden_texts()
    assert set(texts) == {file.name for file in GOLDEN.iterdir()}
    for name, text in texts.items():
        assert text == (GOLDEN / name).read_text(encoding="utf-8"), name


@pytest.mark.parametrize("form", sorted(BRIEF_WRITERS))
def test_the_same_brief_gives_the_same_bytes(form: str, language: str) -> None:
    brief = make_brief(language)
    assert BRIEF_WRITERS[form](brief) == BRIEF_WRITERS[form](brief)


def test_every_page_bears_its_handling_code_its_mark_and_its_number(language: str) -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(brief_pdf(make_brief(language)))).pages]
    total = {"en": f"of {len(pages)}", "ru": f"из {len(pages)}"}[language]
    for page in pages:
        assert page.count("TLP:AMBER") >= 2
        assert MARKS[language] in page
        assert total in page
        assert "TEST" in page


def test_every_slide_bears_its_handling_code_and_its_mark(language: str) -> None:
    slides = slide_texts(brief_pptx(make_brief(language)))
    assert all("TLP:AMBER" in slide and MARKS[language] in slide for slide in slides)


def test_a_word_file_bears_its_handling_code_and_its_mark_above_each_page(language: str) -> None:
    header = Document(io.BytesIO(brief_docx(make_brief(language)))).sections[0].header.paragraphs[0].text
    assert "TLP:AMBER" in header
    assert MARKS[language] in header


def test_real_data_bears_no_mark_of_synthetic_data(language: str) -> None:
    brief = make_brief(language, synthetic=False)
    assert MARKS[language] not in pdf_text(brief_pdf(brief))
    assert MARKS[language] not in brief_html(brief).decode()


def test_every_form_holds_every_sentence(language: str) -> None:
    brief = make_brief(language)
    text = brief_text(brief)
    sentences = [text.title, text.figures, *text.caveats, *(line.text for line in text.statements)]
    sentences += [source.title for source in brief.sources]
    for words in (docx_text(brief_docx(brief)), "\n".join(slide_texts(brief_pptx(brief)))):
        assert [sentence for sentence in sentences if sentence not in words] == []


def test_seizures_are_said_not_to_be_flows(language: str) -> None:
    said = {"en": "Seizures are not flows", "ru": "Изъятия — не потоки"}[language]
    assert said in pdf_text(brief_pdf(make_brief(language)))


def test_cases_stand_beside_kg_with_thin_spaces_and_a_russian_comma() -> None:
    texts = {name: brief_text(make_brief(name)) for name in ("en", "ru")}
    assert texts["en"].year_drug is not None
    assert texts["en"].year_drug.rows[0] == (
        "Heroin",
        "1\u202f200\n5\u202f679",
        "–",
        "1\u202f200\n5\u202f679",
    )
    assert texts["ru"].concealment is not None
    assert texts["ru"].concealment.rows[0] == ("не указан", "1\u202f000", "0,5")


def test_an_amount_without_a_kg_equivalent_is_not_shown_as_nothing() -> None:
    table = brief_text(make_brief("en")).year_drug
    assert table is not None
    assert table.rows[1] == ("Tramadol", "–", "34\nn. c.", "34\nn. c.")


def test_text_that_looks_like_typst_or_html_stays_text() -> None:
    brief = make_brief("en", ODD_TITLE)
    assert "#panic()" in pdf_text(brief_pdf(brief))
    page = brief_html(brief).decode()
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60))
def test_any_title_can_be_printed(title: str) -> None:
    assert brief_pdf(make_brief("ru", f"Маршрут {title}")).startswith(b"%PDF")


def test_a_page_asks_for_nothing_from_elsewhere(language: str) -> None:
    page = brief_html(make_brief(language)).decode()
    assert re.findall(r"(?:src|href)=(?!\"data:image/png)|url\(", page) == []
    assert "@import" not in page


def test_office_files_link_to_nothing_outside(language: str) -> None:
    for content in (brief_docx(make_brief(language)), brief_pptx(make_brief(language))):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            links = [parts.read(name) for name in parts.namelist() if name.endswith(".rels")]
        assert not any(b'TargetMode="External"' in link for link in links)


def test_a_picture_has_a_text_for_those_who_cannot_see_it() -> None:
    brief = make_brief("en")
    assert "Map of the route Dushanbe - Osh" in brief_html(brief).decode()
    with zipfile.ZipFile(io.BytesIO(brief_docx(brief))) as parts:
        assert b"Map of the route Dushanbe - Osh" in parts.read("word/document.xml")
