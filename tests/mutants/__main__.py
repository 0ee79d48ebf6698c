"""`make mutants`: puts faults into the product, one at a time, and tells which of them the tests notice."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import SimpleQueue

import yaml

from tests.mutants.choosing import Chooser
from tests.mutants.drawing import draw_mutants
from tests.mutants.mutant import Mutant, read
from tests.mutants.reach import NOTED
from tests.mutants.rooms import LEFT_OUT, ROOMS, TESTS

ROOT = Path(__file__).resolve().parents[2]
UNCHANGING = Path(__file__).with_name("unchanging.yml")
WORKERS = 2
# A mutant may make a test run without end.
TIMES_AS_LONG = 3
AT_LEAST_S = 120.0


@dataclass(frozen=True)
class Outcome:
    """What the tests said of a mutant: by which one it was noticed ("" for none), in how many seconds."""

    room: str
    path: str
    line: int
    kind: str
    change: str
    key: str
    tests: int
    noticed: bool
    by: str
    seconds: float


def main() -> int:
    """Draw, run, print; 1 where a room has fewer mutants noticed than it must."""
    asked = _arguments()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        trees = [_copy(Path(folder) / f"tree-{number}") for number in range(WORKERS)]
        reach = asked.reach or Path(folder)
        if not list(reach.glob("reach-*.json")):
            _measure_reach(trees, reach)
        chooser = Chooser(ROOT, sorted(reach.glob("reach-*.json")))
        drawn = [(room.name, mutant) for room in ROOMS for mutant in draw_mutants(room, ROOT, asked.seed)]
        drawn = [one for one in drawn if asked.rooms is None or one[0] in asked.rooms]
        if asked.again:
            survived = {
                one["key"] for one in json.loads(asked.again.read_text("utf-8")) if not one["noticed"]
            }
            drawn = [one for one in drawn if one[1].key(read(ROOT, one[1].path)) in survived]
        outcomes = _run_all(drawn, chooser, trees)
    if asked.results:
        asked.results.write_text(json.dumps([asdict(one) for one in outcomes], indent=1), encoding="utf-8")
    enough = _print(outcomes, asked.seed)
    print(f"{(time.monotonic() - began) / 60:.0f} minutes")
    return 0 if enough else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="which mutants are drawn")
    parser.add_argument("--rooms", nargs="*", help="only these rooms")
    parser.add_argument("--results", type=Path, help="write each mutant's outcome here (JSON)")
    parser.add_argument("--again", type=Path, help="only those that survived in these results")
    parser.add_argument(
        "--reach", type=Path, help="a folder that keeps which tests reach what, from run to run"
    )
    return parser.parse_args()


def _copy(tree: Path) -> Path:
    """Copy the project as it stands, committed or not; its bytecode is checked by content, never by time."""
    listing = ["git", "ls-files", "-co", "--exclude-standard"]
    listed = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    for name in listed:
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tree / name)
    compiling = [
        sys.executable,
        "-m",
        "compileall",
        "-q",
        "--invalidation-mode",
        "checked-hash",
        "catalogue",
        "geodata",
    ]
    subprocess.run(compiling, cwd=tree, check=True)
    return tree


def _measure_reach(trees: list[Path], to: Path) -> None:
    """Run the tests once, in as many processes as there are trees, and note what each reaches."""
    to.mkdir(parents=True, exist_ok=True)
    files = sorted(
        (str(file.relative_to(ROOT)) for test in TESTS for file in _test_files(ROOT / test)),
        key=lambda name: (ROOT / name).stat().st_size,
    )
    running = []
    for number, tree in enumerate(trees):
        environment = _environment() | {NOTED: str((to / f"reach-{number}.json").resolve())}
        mine = [name for name in files if name not in LEFT_OUT][number :: len(trees)]
        command = [sys.executable, "-m", "pytest", "-p", "tests.mutants.reach", "-p", "no:xdist", "-q", *mine]
        running.append(subprocess.Popen(command, cwd=tree, env=environment))
    ended = [process.wait() for process in running]
    if any(ended):
        sys.exit("The tests fail before any fault is put in: mend that first.")


def _test_files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(path.rglob("test_*.py"))


def _environment() -> dict[str, str]:
    return dict(os.environ) | {"CI": "true"}


def _run_all(drawn: list[tuple[str, Mutant]], chooser: Chooser, trees: list[Path]) -> list[Outcome]:
    free: SimpleQueue[subprocess.Popen[str]] = SimpleQueue()
    workers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.mutants.worker"], cwd=tree, env=_environment(), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        ) for tree in trees
    ]  # fmt: skip
    for worker in workers:
        free.put(worker)

    def run(one: tuple[str, Mutant]) -> Outcome:
        worker = free.get()
        try:
            outcome = _run(*one, chooser, worker)
        finally:
            free.put(worker)
        print(
            f"{'noticed ' if outcome.noticed else 'SURVIVED'} {outcome.seconds:6.1f} s  {_told(outcome)}",
            flush=True,
        )
        return outcome

    with ThreadPoolExecutor(len(trees)) as pool:
        outcomes = list(pool.map(run, drawn))
    for worker in workers:
        worker.communicate()
    return outcomes


def _run(room: str, mutant: Mutant, chooser: Chooser, worker: subprocess.Popen[str]) -> Outcome:
    source = read(ROOT, mutant.path)
    tests, seconds = chooser.choose(mutant)
    answer = {"code": 0, "by": "", "seconds": 0.0}
    if tests:
        limit = max(AT_LEAST_S, TIMES_AS_LONG * seconds)
        job = {"path": mutant.path, "text": mutant.apply(source), "tests": tests, "seconds": limit}
        print(json.dumps(job), file=worker.stdin, flush=True)
        answer = json.loads(worker.stdout.readline())  # type: ignore[union-attr]
    return Outcome(
        room=room, path=mutant.path, line=mutant.line_number(source), kind=mutant.kind,
        change=mutant.describe(source), key=mutant.key(source), tests=len(tests), noticed=answer["code"] != 0,
        by=str(answer["by"]) or ("ran too long" if answer["code"] is None else ""),
        seconds=float(answer["seconds"]),
    )  # fmt: skip


def _told(outcome: Outcome) -> str:
    by = f"  by {outcome.by}" if outcome.noticed else f"  ({outcome.tests} tests)"
    return f"{outcome.key} {outcome.path}:{outcome.line} {outcome.kind}: {outcome.change}{by}"


def _print(outcomes: list[Outcome], seed: int) -> bool:
    """Print the survivors and the table; tells whether each room has as many noticed as it must."""
    reasons: dict[str, str] = yaml.safe_load(UNCHANGING.read_text(encoding="utf-8")) or {}
    survived = [one for one in outcomes if not one.noticed]
    print("\nSurvivors that change nothing:")
    for one in survived:
        if one.key in reasons:
            print(f"  {_told(one)}\n      {reasons[one.key]}")
    print("\nSurvivors:")
    for one in survived:
        if one.key not in reasons:
            print(f"  {_told(one)}")
    return _table(outcomes, reasons, seed)


def _table(outcomes: list[Outcome], reasons: dict[str, str], seed: int) -> bool:
    noticed = Counter(one.room for one in outcomes if one.noticed)
    unchanging = Counter(one.room for one in outcomes if not one.noticed and one.key in reasons)
    total = Counter(one.room for one in outcomes)
    print(
        f"\nseed {seed}{'room':>10} {'noticed':>8} {'of':>5} {'change nothing':>15} {'share':>7} {'must':>6}"
    )
    enough = True
    for room in ROOMS:
        if of := total[room.name] - unchanging[room.name]:
            share = noticed[room.name] / of
            enough = enough and share >= room.must_notice
            figures = f"{noticed[room.name]:>8} {of:>5} {unchanging[room.name]:>15} {share:>7.1%}"
            print(f"{'':>6}{room.name:>10} {figures} {room.must_notice:>6.0%}")
    print(
        f"{'':>6}{'all':>10} {sum(noticed.values()):>8} {sum(total.values()) - sum(unchanging.values()):>5}"
    )
    return enough


if __name__ == "__main__":
    sys.exit(main())
