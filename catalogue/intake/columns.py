"""Which column of a table means what: by the public layouts, by its header, then by what its cells hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from catalogue.clean import find_drugs
from catalogue.errors import LayoutUnknownError, Words
from catalogue.intake.column_contents import (
    begins_with_figure,
    describe_column,
    find_field_by_content,
    has_figure,
)
from catalogue.intake.header_parts import find_header_drug, find_header_group, find_header_unit
from catalogue.intake.header_words import OTHER_FIGURES, PERSONAL, find_header_code
from catalogue.intake.item_reading import names_amounts
from catalogue.intake.layouts import (
    FIELD_WORDS,
    PUBLIC_LAYOUTS,
    SUBHEADING_FIELDS,
    ColumnUse,
    Layout,
    Reason,
    find_missing,
)
from catalogue.intake.other_figures import are_other_figures
from catalogue.intake.personal_columns import holds_personal_data
from catalogue.model import SeizureField
from catalogue.vocabulary import fold, get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalogue.intake.column_contents import ColumnContent
    from catalogue.intake.records import RawTable

_F = SeizureField
# Fields of an item; a row may hold several items, so they may stand in several columns.
ITEM_FIELDS = frozenset({_F.DRUG, _F.AMOUNT, _F.UNIT})
_WORLD_REGIONS = frozenset(map(fold, ("Africa", "Americas", "Asia", "Europe", "Oceania")))
_LONGEST_LIST = 30
# Share of the sampled values above which a column is of a kind.
_MOSTLY = 0.5

PUBLIC = Reason("public_layout", "column of a public UNODC layout", "столбец открытого формата УНП ООН")
BY_HEADER = Reason("header", "understood by its header", "определён по заголовку")
BY_DRUG = Reason("header_drug", "amounts of the drug in its header", "количество наркотика из заголовка")
BY_CONTENT = Reason("content", "judged by its cells; please confirm", "определён по содержимому; подтвердите")
BY_SUBHEADING = Reason("subheading", "from the sub-headings of the sheet", "из подзаголовков листа")
KEPT = Reason("kept_as_text", "not recognised; kept as text", "не распознан; сохранён как текст")
TAKEN = Reason(
    "field_taken",
    "another column has this meaning; kept as text",
    "это значение даёт другой столбец; сохранён как текст",
)
OTHER = Reason(
    "other_figures",
    "a count, a time, a point of the map or money by its header; kept as text",
    "по заголовку число случаев или лиц, время, координата или сумма; сохранён как текст",
)
UNCLEAR = Reason(
    "amount_unclear",
    "numbers that may be no amounts; kept as text, please choose",
    "числа, которые могут не быть количеством; сохранён как текст, выберите значение",
)
PERSONAL_HEADER = Reason(
    "personal_header", "personal data by its header; withheld", "персональные данные по заголовку; изъят"
)
PERSONAL_CONTENT = Reason(
    "personal_content", "personal data by its cells; withheld", "персональные данные по содержимому; изъят"
)
CHOSEN = Reason("chosen", "chosen by a person", "выбран человеком")


def understand(
    table: RawTable,
    *,
    constants: Mapping[SeizureField, str] | None = None,
    chosen: Mapping[int, SeizureField | None] | None = None,
    partly: bool = False,
) -> Layout:
    """Return how the columns of `table` are used.

    Parameters
    ----------
    constants
        Field -> text that every row has, where the sheet does not say it.
    chosen
        Position of a column -> the field a person gave it (None: keep as text).
    partly
        True: return a layout even where required fields are missing, so that a person can be asked.

    Raises
    ------
    LayoutUnknownError
        Required fields are missing and `partly` is False.
    """
    name = _find_public_layout(table.headers)
    uses = [_use(table, position, name) for position in range(len(table.headers))]
    uses = [_chosen(use, chosen or {}) for use in uses]
    settled = _settle_amounts(_settle_guesses(table, _settle_repeats(_settle_regions(table, uses))))
    layout = Layout(name or "recognised", tuple(settled), MappingProxyType(dict(constants or {})))
    missing = find_missing(given_fields(layout))
    if missing and not partly:
        raise _unknown(table, missing)
    return layout


def given_fields(layout: Layout) -> set[SeizureField]:
    """Return the fields that a layout's columns, their headers and its constants give."""
    given = {use.field for use in layout.columns if use.field is not None} | set(layout.constants)
    if any(use.drug for use in layout.columns):
        given.add(_F.DRUG)
    # One column may hold both: "героин 1,2 кг; опий 300 г".
    both = [
        use for use in layout.columns if use.field in {_F.DRUG, _F.AMOUNT} and _names_amounts(use.samples)
    ]
    return given | ({_F.DRUG, _F.AMOUNT} if both else set())


def _names_amounts(samples: tuple[str, ...]) -> bool:
    """Tell whether cells name drugs together with their amounts."""
    naming = [text for text in samples if has_figure(text) and find_drugs(text) and names_amounts(text)]
    return len(naming) > _MOSTLY * len(samples)


def missing_fields(layout: Layout) -> tuple[SeizureField, ...]:
    """Return the fields that a seizure needs and a layout does not give."""
    return find_missing(given_fields(layout))


def could_be_seizures(table: RawTable) -> bool:
    """Tell whether a table has what a seizure needs; the country may be missing, a person can give it."""
    layout = understand(table, partly=True)
    return set(missing_fields(layout)) <= {_F.COUNTRY}


def _unknown(table: RawTable, missing: tuple[SeizureField, ...]) -> LayoutUnknownError:
    headers = ", ".join(table.headers[:_LONGEST_LIST])
    words = [FIELD_WORDS[field] for field in missing]
    listed = Words(", ".join(word.en for word in words), ", ".join(word.ru for word in words))
    return LayoutUnknownError(name=table.file_name, missing=listed, found=headers)


def _find_public_layout(headers: tuple[str, ...]) -> str | None:
    have = set(map(fold, headers))
    matching = (name for name, columns in PUBLIC_LAYOUTS.items() if have == set(map(fold, columns)))
    return next(matching, None)


def _use(table: RawTable, position: int, layout_name: str | None) -> ColumnUse:
    header = table.headers[position]
    content = describe_column(table.cells[position])
    if layout_name is not None:
        fields = {fold(text): field for text, field in PUBLIC_LAYOUTS[layout_name].items()}
        return ColumnUse(
            position, header, fields[fold(header)], withheld=False, reason=PUBLIC, samples=content.samples
        )
    if header in SUBHEADING_FIELDS:
        return _plain(position, header, SUBHEADING_FIELDS[header], BY_SUBHEADING, content)
    return _recognised(position, header, content)


def _plain(
    position: int, header: str, field: SeizureField | None, reason: Reason, content: ColumnContent
) -> ColumnUse:
    unit = find_header_unit(header) if field is _F.AMOUNT else None
    sure = reason not in {BY_CONTENT, KEPT}
    return ColumnUse(
        position, header, field, withheld=False, reason=reason, sure=sure, samples=content.samples, unit=unit
    )


def _recognised(position: int, header: str, content: ColumnContent) -> ColumnUse:
    code = find_header_code(header)
    if code == PERSONAL:
        return ColumnUse(position, header, None, withheld=True, reason=PERSONAL_HEADER)
    drug = find_header_drug(header) if _could_be_amounts(code, content) else None
    if drug is not None:
        use = _plain(position, header, _F.AMOUNT, BY_DRUG, content)
        return replace(use, drug=drug)
    if code is not None:
        return _by_code(position, header, code, content)
    if holds_personal_data(content.values):
        return ColumnUse(position, header, None, withheld=True, reason=PERSONAL_CONTENT)
    field = find_field_by_content(content)
    if field is not None:
        return _plain(position, header, field, BY_CONTENT, content)
    return replace(_plain(position, header, None, KEPT, content), sure=content.empty)


def _by_code(position: int, header: str, code: str, content: ColumnContent) -> ColumnUse:
    if code == OTHER_FIGURES:
        return _plain(position, header, None, OTHER, content)
    return _plain(position, header, _corrected(_F(code), content), BY_HEADER, content)


def _could_be_amounts(code: str | None, content: ColumnContent) -> bool:
    """Tell whether a column could hold the amounts of a drug that its header names."""
    if code == _F.DRUG:
        return content.share(begins_with_figure) >= _MOSTLY
    return code in {None, _F.AMOUNT} and (content.empty or content.share(has_figure) >= _MOSTLY)


def _corrected(field: SeizureField, content: ColumnContent) -> SeizureField:
    """Tell apart what one word may head: "Изъято" stands over drugs as well as over amounts."""
    if field is _F.DRUG and content.share(begins_with_figure) >= _MOSTLY:
        return _F.AMOUNT
    return field


def _chosen(use: ColumnUse, chosen: Mapping[int, SeizureField | None]) -> ColumnUse:
    """Apply a person's choice; it also lifts what was withheld by mistake."""
    if use.position not in chosen:
        return use
    field = chosen[use.position]
    unit = find_header_unit(use.header) if field is _F.AMOUNT else None
    drug = use.drug if field is _F.AMOUNT else None
    return replace(use, field=field, reason=CHOSEN, sure=True, withheld=False, unit=unit, drug=drug)


def _settle_regions(table: RawTable, uses: list[ColumnUse]) -> list[ColumnUse]:
    """Take a column headed Region for a province where its cells are no regions of the world."""
    if any(use.field is _F.PROVINCE for use in uses):
        return uses
    return [
        replace(use, field=_F.PROVINCE)
        if use.field is _F.REGION and use.reason is BY_HEADER and not _is_world(table, use.position)
        else use
        for use in uses
    ]


def _is_world(table: RawTable, position: int) -> bool:
    values = describe_column(table.cells[position]).values
    return all(fold(value) in _WORLD_REGIONS for value in values)


def _settle_repeats(uses: list[ColumnUse]) -> list[ColumnUse]:
    """Let the surest column have a field that two columns claim; the others are kept as text."""
    best: dict[SeizureField, ColumnUse] = {}
    for use in sorted(uses, key=lambda use: (not use.sure, _rank(use), use.position)):
        if use.field is not None and use.field not in ITEM_FIELDS:
            best.setdefault(use.field, use)
    by_header = {use.field for use in uses if use.sure}
    return [_settled(use, best, by_header) for use in uses]


def _rank(use: ColumnUse) -> int:
    """Order claims to one field: a person's choice first, a sub-heading last."""
    return {CHOSEN.code: 0, BY_SUBHEADING.code: 2}.get(use.reason.code, 1)


def _settled(
    use: ColumnUse, best: Mapping[SeizureField, ColumnUse], by_header: set[SeizureField | None]
) -> ColumnUse:
    if use.field is None:
        return use
    beaten = use.field not in ITEM_FIELDS and best[use.field].position != use.position
    needless = use.field in ITEM_FIELDS and not use.sure and use.field in by_header
    if use.field is _F.DATE and beaten:
        return use if is_date_part(use.header) else replace(use, field=None, reason=TAKEN, sure=False)
    return replace(use, field=None, reason=TAKEN, sure=False) if beaten or needless else use


def is_date_part(header: str) -> bool:
    """Tell whether a header names a part of a date (day, month, year) that stands in a column of its own."""
    return fold(header) in {"год", "месяц", "число", "день", "year", "month", "day"}


def _settle_guesses(table: RawTable, uses: list[ColumnUse]) -> list[ColumnUse]:
    """Keep a column as text that was taken for the amount by its numbers alone where that is no proof.

    A unit in its header or in the next column speaks for it. Without one, hours, small counts, years, numbers
    of rows and points of the map are no amounts, and of two columns of numbers neither is.
    """
    guessed = [use for use in uses if use.field is _F.AMOUNT and use.reason is BY_CONTENT]
    with_unit = [use for use in guessed if use.unit or _stands_before_unit(use, uses)]
    likely = with_unit or [use for use in guessed if not _holds_other_figures(table, use)]
    kept = {use.position for use in likely} if with_unit or len(likely) == 1 else set()
    dropped = {use.position for use in guessed} - kept
    return [replace(use, field=None, reason=UNCLEAR) if use.position in dropped else use for use in uses]


def _stands_before_unit(use: ColumnUse, uses: list[ColumnUse]) -> bool:
    return any(next_.field is _F.UNIT for next_ in uses[use.position + 1 : use.position + 2])


def _holds_other_figures(table: RawTable, use: ColumnUse) -> bool:
    return are_other_figures(describe_column(table.cells[use.position]).values)


def _settle_amounts(uses: list[ColumnUse]) -> list[ColumnUse]:
    """Give the columns of drug, amount and unit the number of the item of a row that they belong to."""
    drugs = [use for use in uses if use.field is _F.DRUG]
    if len(drugs) < 2:  # noqa: PLR2004 - a pair is the least that needs telling apart
        return uses
    seen: Counter[SeizureField] = Counter()
    settled = []
    for use in uses:
        if use.field in ITEM_FIELDS and use.field is not None and use.drug is None:
            group = find_header_group(use.header)
            settled.append(replace(use, group=seen[use.field] if group is None else group))
            seen[use.field] += 1
        else:
            settled.append(use)
    return settled


def find_unit_code(text: str | None) -> str | None:
    """Return the code of a unit's text, or None."""
    return get_vocabulary("units").find_code(text) if text else None
