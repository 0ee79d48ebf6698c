"""Faults in a Python file: those that mutmut knows, anywhere in the file, module constants included.

What changes nothing for anybody is no fault: annotations, docstrings, imports, what a type checker reads.
Sentences stay as they are: the tests of words read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import libcst as cst
from mutmut.mutation.mutators import mutation_operators

from tests.mutants.mutant import Mutant

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

_Fault = tuple[str, cst.CSTNode, cst.CSTNode]
# A call of these says nothing that a fault would change: a type's own name, a place in a log.
_SKIPPED_CALLS = frozenset({"cast", "TypeVar", "NewType", "overload", "getLogger"})


def python_mutants(path: str, source: str) -> list[Place]:
    """Return what makes one fault at each place of `source` that can hold one; making it takes its time.

    What is made is None where the outcome is no Python.
    """
    module = cst.parse_module(source)
    visitor = _Faults()
    module.visit(visitor)
    return [Place(path, source, module, faults) for faults in visitor.places]


@dataclass(frozen=True)
class Place:
    """A place in a file that can hold one of `faults`."""

    path: str
    source: str
    module: cst.Module
    faults: list[_Fault]

    def __call__(self, among: random.Random) -> Mutant | None:
        """Return one of the faults that this place can hold, drawn by `among`."""
        name, node, changed = among.choice(self.faults)
        text = self.module.deep_replace(node, changed).code  # type: ignore[arg-type]
        if text == self.source or not _compiles(text):
            return None
        start = _same(self.source, text)
        same = _same(self.source[start:][::-1], text[start:][::-1])
        stop = len(self.source) - same
        return Mutant(self.path, name.removeprefix("operator_"), start, stop, text[start : len(text) - same])

    @property
    def words(self) -> str:
        """Return what stands there."""
        return self.module.code_for_node(self.faults[0][1])

    @property
    def kind(self) -> str:
        """What sort of fault this place can hold."""
        return self.faults[0][0].removeprefix("operator_")


class _Faults(cst.CSTVisitor):
    """Collects the places of a file that can hold a fault, each with the faults that it can hold."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[list[_Fault]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Note what faults a node can hold; what lies within is visited unless it tells nothing."""
        if _tells_nothing(node):
            return False
        for kind, operator in mutation_operators:
            if isinstance(node, kind):
                faults = [(operator.__name__, node, changed) for changed in _changed(operator, node)]
                if faults:
                    self.places.append(faults)
        return True


def _changed(operator: Callable[[Any], Any], node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    if isinstance(node, cst.SimpleString) and " " in node.value:
        return
    yield from operator(node)


def _tells_nothing(node: cst.CSTNode) -> bool:
    if isinstance(node, cst.Annotation | cst.Import | cst.ImportFrom | cst.Decorator | cst.TypeAlias):
        return True
    if isinstance(node, cst.Expr) and isinstance(node.value, cst.SimpleString | cst.ConcatenatedString):
        return True
    if isinstance(node, cst.If) and isinstance(node.test, cst.Name) and node.test.value == "TYPE_CHECKING":
        return True
    if isinstance(node, cst.Assign) and isinstance(target := node.targets[0].target, cst.Name):
        return target.value == "__all__"
    # `zip(strict=True)` guards against a slip of whoever changes the code: no answer hangs on it.
    if isinstance(node, cst.Arg) and node.keyword and node.keyword.value == "strict":
        return True
    return (
        isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value in _SKIPPED_CALLS
    )


def _same(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _compiles(text: str) -> bool:
    try:
        compile(text, "<mutant>", "exec")
    except SyntaxError:
        return False
    return True
