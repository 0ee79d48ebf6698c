"""The texts that outputs had when a person last read them; `python -m tests.output.golden` writes them."""

from __future__ import annotations

import io
import re
from pathlib import Path

from pypdf import PdfReader

from catalogue.output.html import brief_html
from catalogue.output.pdf import brief_pdf
from tests.output.examples import make_brief
from tests.output.examples_of_charts import charts_text
from tests.output.examples_of_layers import layers_text

GOLDEN = Path(__file__).resolve().parents[1] / "data" / "golden"


def pdf_text(content: bytes) -> str:
    """Return the text of a PDF, page by page, blanks evened out."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    lines = [re.sub(r"[ \t]+", " ", line).strip() for page in pages for line in [*page.splitlines(), "---"]]
    return "\n".join(line for line in lines if line) + "\n"


def golden_texts() -> dict[str, str]:
    """Return file name -> text of every golden file, as the product writes it now."""
    texts = {
        f"brief_{language}.pdf.txt": pdf_text(brief_pdf(make_brief(language))) for language in ("en", "ru")
    }
    pages = {f"brief_{language}.html": brief_html(make_brief(language)).decode() for language in ("en", "ru")}
    charts = {f"charts_{language}.json": charts_text(language) for language in ("en", "ru")}
    layers = {f"layers_{language}.json": layers_text(language) for language in ("en", "ru")}
    return texts | pages | charts | layers


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name, text in golden_texts().items():
        (GOLDEN / name).write_text(text, encoding="utf-8")
