"""One test over many like cases: it tries them all and names each that fails, not only the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Case = TypeVar("Case")


def for_each(
    cases: Iterable[Case], name: Callable[[Case], object] = str
) -> Callable[[Callable[[Case], None]], Callable[[], None]]:
    """Make a check of one case a test of all `cases`; `name` says which one failed.

    Where the cases are rows of our own tables (words, places, records), hundreds of tests would tell no more.
    """

    def make_test(check: Callable[[Case], None]) -> Callable[[], None]:
        def test() -> None:
            tried = [(name(case), _said(check, case)) for case in cases]
            assert tried, "there is no case to try"
            failed = [f"{case}: {said}" for case, said in tried if said]
            if failed:
                pytest.fail(f"{len(failed)} of {len(tried)} fail\n" + "\n".join(failed), pytrace=False)

        test.__name__ = check.__name__
        test.__doc__ = check.__doc__
        return test

    return make_test


def _said(check: Callable[[Case], None], case: Case) -> str:
    try:
        check(case)
    except (AssertionError, LookupError) as error:
        return f"{type(error).__name__} {error}".strip()
    return ""
