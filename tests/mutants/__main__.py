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

from tests.mutants.choosing import EVERY_TEST, Chooser, Limits
from tests.mutants.drawing import draw_mutants
from tests.mutants.mutant import Mutant, read
from tests.mutants.reach import NOTED
from tests.mutants.rooms import LEFT_OUT, ROOMS, TESTS

ROOT = Path(__file__).resolve().parents[2]
UNCHANGING = Path(__file__).with_name("unchanging.yml")
WORKERS = 2
WITH_EVERY_TEST = {room.name for room in ROOMS if room.every_test}
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
        drawn = _draw(asked.seed, asked.rooms)
        keys = [mutant.key(read(ROOT, mutant.path)) for _, mutant in drawn]
        settled = _read_settled(asked.again)
        outcomes = [settled[key] for key in keys if key in settled]
        others = [one for one, key in zip(drawn, keys, strict=True) if key not in settled]
        outcomes += _run_all(others, chooser, trees, asked.results)
    enough = _print(outcomes, asked.seed)
    print(f"{(time.monotonic() - began) / 60:.0f} minutes")
    return 0 if enough else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="which mutants are drawn")
    parser.add_argument("--rooms", nargs="*", help="only these rooms")
    parser.add_argument("--results", type=Path, help="add each mutant's outcome to this file (JSON lines)")
    parser.add_argument(
        "--again", type=Path, help="take from these results what was noticed or changes nothing; run the rest"
    )
    parser.add_argument(
        "--reach", type=Path, help="a folder that keeps which tests reach what, from run to run"
    )
    return parser.parse_args()


def _draw(seed: int, rooms: list[str] | None) -> list[tuple[str, Mutant]]:
    """Return the mutants of the rooms; they take turns, so that a run that is cut short tells of each."""
    turns: list[tuple[float, str, Mutant]] = []
    for room in ROOMS:
        if rooms is None or room.name in rooms:
            mutants = draw_mutants(room, ROOT, seed)
            turns += [
                ((place + 0.5) / len(mutants), room.name, mutant) for place, mutant in enumerate(mutants)
            ]
    return [(name, mutant) for _, name, mutant in sorted(turns, key=lambda turn: turn[:2])]


def _read_results(file: Path | None) -> list[Outcome]:
    if file is None:
        return []
    return [Outcome(**json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def _read_settled(file: Path | None) -> dict[str, Outcome]:
    """Return what an earlier run settled, by its key: it was noticed, or it changes nothing."""
    reasons = _read_reasons()
    return {one.key: one for one in _read_results(file) if one.noticed or one.key in reasons}


def _read_reasons() -> dict[str, str]:
    return yaml.safe_load(UNCHANGING.read_text(encoding="utf-8")) or {}


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


class Worker:
    """Runs tests in a copy of the project; for faults in queries the product is loaded beforehand."""

    def __init__(self, tree: Path) -> None:
        self.for_queries = _start(tree, "--with-the-product")
        self.for_python = _start(tree)

    def run(self, mutant: Mutant, tests: list[str], seconds: float) -> dict[str, object]:
        """Return what the tests said: exit code (None: they ran too long), who noticed it, seconds."""
        process = self.for_queries if mutant.path.endswith(".sql") else self.for_python
        limit = max(AT_LEAST_S, TIMES_AS_LONG * seconds)
        text = mutant.apply(read(ROOT, mutant.path))
        job = {"path": mutant.path, "text": text, "tests": tests, "seconds": limit}
        print(json.dumps(job), file=process.stdin, flush=True)
        answer: dict[str, object] = json.loads(process.stdout.readline())  # type: ignore[union-attr]
        return answer

    def end(self) -> None:
        """Let both processes end."""
        self.for_queries.communicate()
        self.for_python.communicate()


def _start(tree: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.mutants.worker", *options], cwd=tree, env=_environment(), text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _run_all(
    drawn: list[tuple[str, Mutant]], chooser: Chooser, trees: list[Path], results: Path | None
) -> list[Outcome]:
    workers = [Worker(tree) for tree in trees]
    free: SimpleQueue[Worker] = SimpleQueue()
    for worker in workers:
        free.put(worker)

    def run(one: tuple[str, Mutant]) -> Outcome:
        worker = free.get()
        try:
            outcome = _run(*one, chooser, worker)
        finally:
            free.put(worker)
        _tell(outcome, results)
        return outcome

    with ThreadPoolExecutor(len(trees)) as pool:
        outcomes = list(pool.map(run, drawn))
    for worker in workers:
        worker.end()
    return outcomes


def _tell(outcome: Outcome, results: Path | None) -> None:
    if results:
        with results.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(outcome)) + "\n")
    said = "noticed " if outcome.noticed else "SURVIVED"
    print(f"{said} {outcome.seconds:6.1f} s  {_told(outcome)}", flush=True)


def _run(room: str, mutant: Mutant, chooser: Chooser, worker: Worker) -> Outcome:
    source = read(ROOT, mutant.path)
    tests, seconds = chooser.choose(mutant, EVERY_TEST if room in WITH_EVERY_TEST else Limits())
    nothing: dict[str, object] = {"code": 0, "by": "", "seconds": 0.0}
    answer = worker.run(mutant, tests, seconds) if tests else nothing
    return Outcome(
        room=room, path=mutant.path, line=mutant.line_number(source), kind=mutant.kind,
        change=mutant.describe(source), key=mutant.key(source), tests=len(tests), noticed=answer["code"] != 0,
        by=str(answer["by"]) or ("ran too long" if answer["code"] is None else ""),
        seconds=float(str(answer["seconds"])),
    )  # fmt: skip


def _told(outcome: Outcome) -> str:
    by = f"  by {outcome.by}" if outcome.noticed else f"  ({outcome.tests} tests)"
    return f"{outcome.key} {outcome.path}:{outcome.line} {outcome.kind}: {outcome.change}{by}"


def _print(outcomes: list[Outcome], seed: int) -> bool:
    """Print the survivors and the table; tells whether each room has as many noticed as it must."""
    reasons = _read_reasons()
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
