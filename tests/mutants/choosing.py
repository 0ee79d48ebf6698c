"""Chooses the tests that can notice a mutant: of those that reach it, first those whose business it is."""

from __future__ import annotations

import ast
import json
import math
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tests.mutants.mutant import Mutant, read
from tests.mutants.rooms import OF_EVERY_ROOM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Limits:
    """Seconds of tests that one mutant may cost: first so many of one file and of all, then up to so many.

    Measured while coverage watched, they are about twice what they take.
    """

    of_one_file_s: float = 10.0
    first_s: float = 50.0
    of_one_file_later_s: float = 20.0
    in_all_s: float = 250.0


EVERY_TEST = Limits(of_one_file_later_s=math.inf, in_all_s=math.inf)
PRODUCT = ("catalogue", "geodata")
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Chooser:
    """What is known of which tests reach what."""

    def __init__(self, root: Path, noted: Iterable[Path]) -> None:
        self.root = root
        self.seconds: dict[str, float] = {}
        self.fixtures: dict[str, list[str]] = {}
        self.lines: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.queries: dict[str, set[str]] = defaultdict(set)
        for file in noted:
            self._read(json.loads(file.read_text(encoding="utf-8")))
        self.tests_with: dict[str, set[str]] = defaultdict(set)
        for test, fixtures in self.fixtures.items():
            for fixture in fixtures:
                self.tests_with[fixture].add(test)
        files = [file for folder in PRODUCT for file in sorted((root / folder).rglob("*.py"))]
        self.trees = {
            str(file.relative_to(root)): ast.parse(file.read_text(encoding="utf-8")) for file in files
        }

    def _read(self, noted: dict[str, dict[str, object]]) -> None:
        self.seconds |= noted["seconds"]  # type: ignore[arg-type]
        self.fixtures |= noted["fixtures"]  # type: ignore[arg-type]
        for path, lines in noted["lines"].items():
            for line, contexts in lines.items():  # type: ignore[attr-defined]
                self.lines[path][int(line)].update(contexts)
        for name, contexts in noted["queries"].items():
            self.queries[name].update(contexts)  # type: ignore[arg-type]

    def choose(self, mutant: Mutant, limits: Limits) -> tuple[list[str], float]:
        """Return the tests to run for `mutant`, in their order, and the seconds that they took."""
        if mutant.path.endswith(".sql"):
            contexts = self.queries[mutant.path.rsplit("/", 1)[-1]]
        else:
            source = read(self.root, mutant.path)
            contexts = self._reached(mutant.path, mutant.line_number(source))
        own = self._tests_of(mutant.path)
        # What runs in a process of its own, or once for all, is reached by no test that is known.
        tests = self._tests(contexts) or {test for test in self.fixtures if test.startswith(own)}
        return self._in_order(tests, (*OF_EVERY_ROOM, *own), limits)

    def _tests_of(self, path: str) -> tuple[str, ...]:
        """Return where the tests of the room of `path` stand; a query's room is that of whoever names it."""
        if path.endswith(".sql"):
            name = f'"{path.rsplit("/", 1)[-1].removesuffix(".sql")}"'
            naming = [other for other in self.trees if name in read(self.root, other)]
            return tuple(sorted({folder for other in naming for folder in self._tests_of(other)}))
        parts = path.split("/")
        return (f"tests/{parts[1]}/",) if len(parts) > 2 else ("tests/test_",)

    def _tests(self, contexts: Iterable[str]) -> set[str]:
        found = set()
        for context in contexts:
            found |= self.tests_with.get(context, set()) if context not in self.fixtures else {context}
        return found

    def _in_order(self, tests: set[str], near: tuple[str, ...], limits: Limits) -> tuple[list[str], float]:
        """Return the tests in two rounds, of each the quickest file first.

        The first takes the small files, those under the folders `near` before others; the second, of what is
        left, the large ones, which are rich in cases.
        """
        small = self._some_of_each(tests, limits.of_one_file_s)
        small.sort(key=lambda some: (not some[0][0].startswith(near), some[1]))
        # One file at least, however long it takes.
        first, seconds = _fitting(small, max([limits.first_s, *(some[1] for some in small[:1])]))
        large = self._some_of_each(tests - set(first), limits.of_one_file_later_s)
        large.sort(key=lambda some: -some[1])
        more, further_s = _fitting(large, limits.in_all_s - seconds)
        return first + more, seconds + further_s

    def _some_of_each(self, tests: set[str], of_one_file_s: float) -> list[tuple[list[str], float]]:
        """Return of each file its quickest tests and their seconds."""
        by_file: dict[str, list[str]] = defaultdict(list)
        for test in sorted(tests, key=lambda test: (self.seconds[test], test)):
            by_file[test.split("::")[0]].append(test)
        return [self._some(names, of_one_file_s) for names in by_file.values()]

    def _some(self, tests: list[str], most_s: float) -> tuple[list[str], float]:
        """Return the quickest tests of one file that fit its share; their seconds with their fixtures'."""
        chosen: list[str] = []
        had: set[str] = set()
        total = 0.0
        for test in tests:
            more = self.seconds[test] + sum(
                self.seconds.get(one, 0) for one in set(self.fixtures[test]) - had
            )
            if chosen and total + more > most_s:
                continue
            had |= set(self.fixtures[test])
            chosen.append(test)
            total += more
        return chosen, total

    def _reached(self, path: str, line: int) -> set[str]:
        """Return what reaches `line`; what is made once for all tests is reached by whatever names it."""
        function = _function_at(self.trees[path], line)
        if function is None or _is_kept(function):
            name = _name_at(self.trees[path], line)
            return self._naming(path, name, set()) | self._within(path, name) | self._tests_naming(name)
        first, last = _statement_at(function, line)
        return set().union(*(self.lines[path].get(one, set()) for one in range(first, last + 1)))

    def _naming(self, path: str, name: str, seen: set[tuple[str, str]]) -> set[str]:
        """Return what reaches a function that names `name` of `path`, through others that are made once."""
        if (path, name) in seen:
            return set()
        seen.add((path, name))
        found = set() if name else self._anywhere(path)
        for other, line in self._mentions(path, name) if name else ():
            function = _function_at(self.trees[other], line)
            if function is None or _is_kept(function):
                found |= self._naming(other, _name_at(self.trees[other], line), seen)
            else:
                found |= self._of(other, function)
        return found

    def _within(self, path: str, name: str) -> set[str]:
        """Return what reaches the function or the methods of the class `name`; a constant has none."""
        own = [node for node in self.trees[path].body if getattr(node, "name", "") == name]
        inside = [method for node in own for method in getattr(node, "body", ())]
        functions = [node for node in (*own, *inside) if isinstance(node, _DEFINITIONS)]
        return set().union(*(self._of(path, function) for function in functions))

    def _tests_naming(self, name: str) -> set[str]:
        """Return the tests whose file names it: nothing else may reach a constant."""
        word = re.compile(rf"\b{re.escape(name)}\b")
        files = {test.split("::")[0] for test in self.fixtures} if name else set()
        naming = {
            file for file in files if (self.root / file).is_file() and word.search(read(self.root, file))
        }
        return {test for test in self.fixtures if test.split("::")[0] in naming}

    def _mentions(self, path: str, name: str) -> Iterator[tuple[str, int]]:
        others = [path] if name.startswith("_") and not name.startswith("__") else list(self.trees)
        word = re.compile(rf"\b{re.escape(name)}\b")
        for other in others:
            for number, text in enumerate(_lines_of(self.root, other), start=1):
                if word.search(text) and not text.startswith(("from ", "import ")):
                    yield other, number

    def _of(self, path: str, function: ast.stmt) -> set[str]:
        last = function.end_lineno or function.lineno
        inside = range(function.body[0].lineno, last + 1)  # type: ignore[attr-defined]
        return set().union(*(self.lines[path].get(line, set()) for line in inside))

    def _anywhere(self, path: str) -> set[str]:
        functions = [node for node in ast.walk(self.trees[path]) if isinstance(node, _DEFINITIONS)]
        return set().union(*(self._of(path, function) for function in functions))


def _fitting(files: Iterable[tuple[list[str], float]], in_all_s: float) -> tuple[list[str], float]:
    """Return the tests of the files that fit, and their seconds; the quickest file first."""
    chosen: list[tuple[list[str], float]] = []
    for names, seconds in files:
        if sum(some[1] for some in chosen) + seconds <= in_all_s:
            chosen.append((names, seconds))
    chosen.sort(key=lambda some: some[1])
    return [name for names, _ in chosen for name in names], sum(some[1] for some in chosen)


@cache
def _lines_of(root: Path, path: str) -> list[str]:
    return read(root, path).splitlines()


def _holds(node: ast.AST, line: int) -> bool:
    return getattr(node, "lineno", line + 1) <= line <= (getattr(node, "end_lineno", None) or 0)


def _function_at(tree: ast.Module, line: int) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    """Return the outermost function that holds `line` in its body; a default of an argument is none's."""
    for node in ast.walk(tree):
        if isinstance(node, _DEFINITIONS) and node.body[0].lineno <= line and _holds(node, line):
            return node
    return None


def _is_kept(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell whether a function runs once for all tests."""
    return any("cache" in ast.unparse(decorator) for decorator in function.decorator_list)


def _name_at(tree: ast.Module, line: int) -> str:
    """Return the name of what stands at `line` of a module or of a class."""
    for node in tree.body:
        if not _holds(node, line):
            continue
        if isinstance(node, ast.Assign):
            return node.targets[0].id if isinstance(node.targets[0], ast.Name) else ""
        if isinstance(node, ast.AnnAssign):
            return node.target.id if isinstance(node.target, ast.Name) else ""
        return getattr(node, "name", "")
    return ""


def _statement_at(function: ast.stmt, line: int) -> tuple[int, int]:
    """Return the first and last line of the smallest statement that holds `line`; of a block, its head's."""
    best = (line, line)
    for node in ast.walk(function):
        if isinstance(node, ast.stmt) and _holds(node, line):
            body = getattr(node, "body", None)
            best = (node.lineno, body[0].lineno - 1 if body else (node.end_lineno or node.lineno))
    return best if best[0] <= best[1] else (best[0], best[0])
