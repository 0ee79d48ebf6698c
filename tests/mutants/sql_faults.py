"""Faults in the text of a query: one operator, bound, condition, column, order, FILTER or DISTINCT at a time.

Each yields a text that DuckDB can still parse: a fault is noticed by what it answers, not by its spelling.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.mutants.mutant import Mutant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = re.compile(
    r"""(?P<comment>--[^\n]*)|(?P<string>'(?:[^']|'')*')|(?P<number>\b\d+(?:\.\d+)?\b)
    |(?P<word>\bDISTINCT\s+FROM\b|\$?[A-Za-z_]\w*)|(?P<operator>\*\*|<=|>=|<>|\|\||::|->|[=<>+\-*/%])
    |(?P<opening>[(\[{])|(?P<closing>[)\]}])|(?P<mark>[,;.:])""",
    re.VERBOSE,
)
# A clause ends where one of these begins at its own depth.
_CLAUSES = {
    "SELECT", "FROM", "WHERE", "GROUP", "HAVING", "QUALIFY", "ORDER", "LIMIT", "OFFSET", "UNION",
    "INTERSECT", "EXCEPT", "WINDOW", "ON", "USING", "JOIN", "LEFT", "INNER", "CROSS", "ASOF", "SEMI",
    "ANTI", "SET", "VALUES", "RETURNING", "THEN", "WHEN", "ELSE", "INSERT", "UPDATE", "DELETE", "CREATE",
    "WITH", "PARTITION", "ROWS", "RANGE",
}  # fmt: skip
# What stands before JOIN and makes it another join.
_JOINS = frozenset({"LEFT", "SEMI", "ANTI", "CROSS", "ASOF", "INNER"})
# What each operator becomes; those that only join texts or name types stay.
_OPERATORS = {
    "<=": "<", "<": "<=", ">=": ">", ">": ">=", "=": "<>", "<>": "=", "+": "-", "-": "+", "**": "*", "*":
    "/", "/": "*", "%": "*", "||": None, "::": None, "->": None,
}  # fmt: skip
_FUNCTIONS = {
    "min": "max", "max": "min", "sum": "max", "any_value": "max", "greatest": "least", "least": "greatest",
    "arg_min": "arg_max", "arg_max": "arg_min", "bool_or": "bool_and", "bool_and": "bool_or", "floor":
    "ceil", "ceil": "floor", "lag": "lead", "lead": "lag", "list_has_any": "list_has_all", "first": "last",
    "last": "first",
}  # fmt: skip
_WORDS = {"true": "false", "false": "true", "TRUE": "FALSE", "FALSE": "TRUE", "SEMI": "ANTI", "ANTI": "SEMI"}


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int
    depth: int


def _tokens(source: str) -> list[_Token]:
    """Return what counts in `source`; a bracket has the depth of what stands around it."""
    found: list[_Token] = []
    depth = 0
    for match in _TOKEN.finditer(source):
        kind = {"CASE": "opening", "END": "closing"}.get(match.group(), str(match.lastgroup))
        depth -= kind == "closing"
        if kind != "comment":
            found.append(_Token(kind, match.group(), match.start(), match.end(), depth))
        depth += kind == "opening"
    return found


def sql_mutants(path: str, source: str) -> list[Mutant]:
    """Return every fault that can be put into the query `source`, each once, in the order of its text."""
    tokens = _tokens(source)
    makers = (
        _operators,
        _keywords,
        _negations,
        _numbers,
        _conditions,
        _columns,
        _orders,
        _left_out,
        _statements,
    )
    found = {
        (start, end, text): Mutant(path, kind, start, end, text)
        for make in makers
        for kind, start, end, text in make(source, tokens)
        if source[start:end] != text
    }
    return [found[key] for key in sorted(found)]


_Fault = tuple[str, int, int, str]


def _at(tokens: Sequence[_Token], index: int) -> _Token:
    return tokens[index] if 0 <= index < len(tokens) else _Token("none", "", 0, 0, -1)


def _end_of(tokens: Sequence[_Token], first: int, depth: int) -> int:
    """Return the index after the clause that begins at `first`: a clause, a `;` or a bracket ends it."""
    for index in range(first, len(tokens)):
        token = tokens[index]
        if token.depth < depth or (token.depth == depth and (token.text in _CLAUSES or token.text == ";")):
            return index
    return len(tokens)


def _closing(tokens: Sequence[_Token], opening: int) -> int:
    """Return the index of the bracket that closes the one at `opening`."""
    depth = tokens[opening].depth
    return next(index for index in range(opening + 1, len(tokens)) if tokens[index].depth == depth)


def _parts(tokens: Sequence[_Token], first: int, end: int, separator: str) -> list[tuple[int, int]]:
    """Return the parts of tokens[first:end], each from its first token to the one after its last."""
    depth = tokens[first].depth if first < end else 0
    parts, begin, between = [], first, False
    for index in range(first, end):
        token = tokens[index]
        between = between or (token.depth == depth and token.text == "BETWEEN")
        if token.depth == depth and token.text == separator:
            if between and separator == "AND":
                between = False
                continue
            parts.append((begin, index))
            begin = index + 1
    return [part for part in [*parts, (begin, end)] if part[0] < part[1]]


def _clause_of(tokens: Sequence[_Token], index: int) -> str:
    for before in range(index - 1, -1, -1):
        token = tokens[before]
        if token.depth < tokens[index].depth:
            return ""
        if token.depth == tokens[index].depth and token.text in _CLAUSES:
            return token.text
    return ""


def _operators(_source: str, tokens: Sequence[_Token]) -> Iterator[_Fault]:
    for index, token in enumerate(tokens):
        if token.kind != "operator" or (changed := _OPERATORS[token.text]) is None:
            continue
        before, after = _at(tokens, index - 1), _at(tokens, index + 1)
        stands_between_values = (
            before.kind in {"word", "number", "string", "closing"} and before.text not in _CLAUSES
        )
        all_columns = token.text == "*" and (
            after.text in {")", ",", "REPLACE", "EXCLUDE", ";"} or after.text in _CLAUSES
        )
        if stands_between_values and not all_columns and _clause_of(tokens, index) != "SET":
            yield "operator", token.start, token.end, changed


def _keywords(_source: str, tokens: Sequence[_Token]) -> Iterator[_Fault]:
    for index, token in enumerate(tokens):
        before, after = _at(tokens, index - 1), _at(tokens, index + 1)
        if after.text == "(" and token.text in _FUNCTIONS:
            yield "function", token.start, token.end, _FUNCTIONS[token.text]
        elif token.text in _WORDS:
            yield "function", token.start, token.end, _WORDS[token.text]
        elif token.text == "OR" and before.text != "CREATE":
            yield "operator", token.start, token.end, "AND"
        elif token.text == "AND" and not _closes_between(tokens, index):
            yield "operator", token.start, token.end, "OR"
        elif token.text == "JOIN" and before.text not in _JOINS:
            yield "join", token.start, token.start, "LEFT "
        elif token.text == "LEFT" and after.text == "JOIN":
            yield "join", token.start, token.end, ""
        elif token.text == "UNION" and after.text == "ALL":
            yield "union", after.start, after.end, ""


def _negations(_source: str, tokens: Sequence[_Token]) -> Iterator[_Fault]:
    for index, token in enumerate(tokens):
        before, after = _at(tokens, index - 1), _at(tokens, index + 1)
        if token.text == "IS" and after.text == "NULL":
            yield "operator", token.end, token.end, " NOT"
        elif token.text == "IS" and after.text == "NOT" and _at(tokens, index + 2).text == "NULL":
            yield "operator", after.start, after.end, ""
        elif (
            token.text == "NOT"
            and before.text != "IS"
            and after.text not in {"NULL", "MATERIALIZED", "EXISTS"}
        ):
            yield "operator", token.start, token.end, ""
        elif (token.text == "EXISTS" and after.text == "(") or _is_a_membership(tokens, index):
            yield "operator", token.start, token.start, "NOT "


def _is_a_membership(tokens: Sequence[_Token], index: int) -> bool:
    plain = tokens[index].text == "IN" and _at(tokens, index - 1).text != "NOT"
    return plain and _clause_of(tokens, index) != "SELECT"


def _closes_between(tokens: Sequence[_Token], index: int) -> bool:
    for before in range(index - 1, -1, -1):
        token = tokens[before]
        if token.depth < tokens[index].depth:
            return False
        if token.depth == tokens[index].depth and (
            token.text in {"AND", "OR", "BETWEEN"} or token.text in _CLAUSES
        ):
            return token.text == "BETWEEN"
    return False


def _numbers(_source: str, tokens: Sequence[_Token]) -> Iterator[_Fault]:
    for token in tokens:
        if token.kind == "number":
            change = "." in token.text
            for step in (1, -1):
                number = float(token.text) + step / 10 if change else int(token.text) + step
                yield "bound", token.start, token.end, f"({number:g})" if number < 0 else f"{number:g}"


def _conditions(_source: str, tokens: Sequence[_Token]) -> Iterator[_Fault]:
    for index, token in enumerate(tokens):
        if (
            token.text not in {"WHERE", "ON", "HAVING", "QUALIFY"}
            or _at(tokens, index - 1).text == "DISTINCT"
        ):
            continue
        end = _end_of(tokens, index + 1, token.depth)
        alternatives = _parts(tokens, index + 1, end, "OR")
        separator, neutral = ("OR", "FALSE") if len(alternatives) > 1 else ("AND", "TRUE")
        for first, after in _parts(tokens, index + 1, end, separator):
            yield "condition", tokens[first].start, tokens[after - 1].end, neutral


def _columns(source: str, tokens: Sequence[_Token]) -> Iterator[_Fault]:
    for index, token in enumerate(tokens):
        if token.text == "SELECT":
            first = index + 1 + (_at(tokens, index + 1).text == "DISTINCT")
            if _at(tokens, first).text != "ON":
                yield from _swapped(source, tokens, first, _end_of(tokens, first, token.depth), named=True)
        elif token.text == "(" and _takes_arguments(_at(tokens, index - 1)):
            end = _end_of(tokens, index + 1, token.depth + 1)
            yield from _swapped(source, tokens, index + 1, end, named=False)
            if tokens[index - 1].text == "coalesce":
                yield from _without_the_last(tokens, index + 1, end)


def _takes_arguments(token: _Token) -> bool:
    return token.kind == "word" and token.text not in _CLAUSES | {
        "IN",
        "AS",
        "BY",
        "FILTER",
        "OVER",
        "AND",
        "OR",
        "NOT",
    }


def _without_the_last(tokens: Sequence[_Token], first: int, end: int) -> Iterator[_Fault]:
    parts = _parts(tokens, first, end, ",")
    if len(parts) > 1:
        yield "argument", tokens[parts[-2][1] - 1].end, tokens[parts[-1][1] - 1].end, ""


def _swapped(source: str, tokens: Sequence[_Token], first: int, end: int, *, named: bool) -> Iterator[_Fault]:
    parts = [_split_name(source, tokens, part, named=named) for part in _parts(tokens, first, end, ",")]
    for (one, one_name, start, _), (other, other_name, _, stop) in pairwise(parts):
        if one == other or "*" in one + other:
            continue
        between = ", "
        yield "column" if named else "argument", start, stop, f"{other}{one_name}{between}{one}{other_name}"


def _split_name(
    source: str, tokens: Sequence[_Token], part: tuple[int, int], *, named: bool
) -> tuple[str, str, int, int]:
    """Return the value of a column and ` AS ` its name (a plain column's own), with where both stand."""
    first, after = part
    start, stop = tokens[first].start, tokens[after - 1].end
    depth = tokens[first].depth
    if not named:
        return source[start:stop], "", start, stop
    for index in range(first, after):
        if tokens[index].text == "AS" and tokens[index].depth == depth:
            return (
                source[start : tokens[index - 1].end],
                f" {source[tokens[index].start : stop]}",
                start,
                stop,
            )
    plain = all(token.kind == "word" or token.text == "." for token in tokens[first:after])
    name = tokens[after - 1].text
    return source[start:stop], f" AS {name}" if plain and not name.startswith("$") else "", start, stop


def _orders(source: str, tokens: Sequence[_Token]) -> Iterator[_Fault]:
    for index, token in enumerate(tokens):
        if token.text != "ORDER" or _at(tokens, index + 1).text != "BY":
            continue
        parts = _parts(tokens, index + 2, _end_of(tokens, index + 2, token.depth), ",")
        for first, after in parts:
            yield from _turned(tokens, first, after)
        for one, other in pairwise(parts):
            keys = [source[tokens[first].start : tokens[after - 1].end] for first, after in (one, other)]
            yield "order", tokens[one[0]].start, tokens[other[1] - 1].end, f"{keys[1]}, {keys[0]}"


def _turned(tokens: Sequence[_Token], first: int, after: int) -> Iterator[_Fault]:
    for index in range(first, after):
        if tokens[index].text in {"DESC", "ASC"} and tokens[index].depth == tokens[first].depth:
            yield (
                "order",
                tokens[index].start,
                tokens[index].end,
                "ASC" if tokens[index].text == "DESC" else "DESC",
            )
            return
        if tokens[index].text == "NULLS":
            yield "order", tokens[index].start, tokens[index].start, "DESC "
            return
    yield "order", tokens[after - 1].end, tokens[after - 1].end, " DESC"


def _left_out(_source: str, tokens: Sequence[_Token]) -> Iterator[_Fault]:
    for index, token in enumerate(tokens):
        after = _at(tokens, index + 1)
        if token.text == "FILTER" and after.text == "(":
            yield "filter", token.start, tokens[_closing(tokens, index + 1)].end, ""
        elif token.text == "DISTINCT" and after.text not in {"ON", "FROM"}:
            yield "distinct", token.start, token.end, ""
        elif token.text in {"LIMIT", "OFFSET"}:
            yield "limit", token.start, tokens[_end_of(tokens, index + 1, token.depth) - 1].end, ""
        elif token.text == "PARTITION":
            yield "partition", token.start, tokens[_end_of(tokens, index + 2, token.depth) - 1].end, ""


def _statements(_source: str, tokens: Sequence[_Token]) -> Iterator[_Fault]:
    parts = _parts(tokens, 0, len(tokens), ";")
    if len(parts) > 1:
        for first, after in parts:
            yield "statement", tokens[first].start, tokens[after - 1].end, "SELECT 1"
