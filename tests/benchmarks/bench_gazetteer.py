"""How fast and how right the gazetteer is: ``.venv/bin/python -m tests.benchmarks.bench_gazetteer``.

Reads ``shared/realdata/unodc_ids_2011_2016.csv.gz`` of a folder above if there, and prints what is left;
without it the texts are made from the gazetteer's own names. Times: 100,000 rows located by distinct text,
against row-by-row comparison with every name by rapidfuzz, measured on a sample and extrapolated.
"""

import csv
import gzip
import itertools
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from rapidfuzz import fuzz, process

from geodata.gazetteer import Location, locate, locate_many, parts

REAL_FILE = Path("shared") / "realdata" / "unodc_ids_2011_2016.csv.gz"
# Beside the project, or one folder further up.
REAL_DATA = next(
    (path for path in (folder / REAL_FILE for folder in Path(__file__).parents) if path.exists()), None
)
FIVE_STATES = {
    "Kazakhstan": "KZ",
    "Kyrgyzstan": "KG",
    "Tajikistan": "TJ",
    "Turkmenistan": "TM",
    "Uzbekistan": "UZ",
}
COUNTRIES = FIVE_STATES | {"Afghanistan": "AF"}
ROWS = 100_000
NAIVE_SAMPLE = 200
Triple = tuple[str, str | None, str | None]


def read_real_triples(path: Path) -> Counter[Triple]:
    """Return each distinct (text, country, province) of the six countries with its number of rows."""
    with gzip.open(path, "rt", encoding="utf-8-sig") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter=";") if row["COUNTRY"] in COUNTRIES]
    return Counter((row["PLACE"], COUNTRIES[row["COUNTRY"]], row["ADMINISTRATIVE_DIVISION"]) for row in rows)


def make_triples() -> Counter[Triple]:
    """Return texts made of the gazetteer's districts and provinces, written in two ways."""
    pairs = [(district, country) for country in COUNTRIES.values() for district in parts(country, "district")]
    return Counter({(place.name_ru, country, None): 1 for place, country in pairs}) + Counter(
        {(f"{place.name_en}, {country}", country, None): 1 for place, country in pairs}
    )


def mangle(text: str, number: int) -> str:
    """Return a text as another clerk would have typed it, so that distinct texts grow with the rows."""
    dressed = (
        text,
        text.upper(),
        f" {text} ",
        f"«{text}»",
        text.replace("а", "о", 1),
        f"{text}, пост {number % 40}",
    )
    return dressed[number % len(dressed)]


def print_outcome(triples: Counter[Triple]) -> None:
    """Print the decisions and what is left, by distinct text."""
    answers = {triple: locate(*triple) for triple in triples}
    for name, countries in (("five states", set(FIVE_STATES.values())), ("Afghanistan", {"AF"})):
        chosen = {triple: answer for triple, answer in answers.items() if triple[1] in countries}
        named = {triple: answer for triple, answer in chosen.items() if answer.reason_code != "nothing_named"}
        accepted = sum(answer.decision == "accepted" for answer in named.values())
        strays = sum(c.country != triple[1] for triple, answer in named.items() for c in answer.candidates)
        share = 100 * accepted / max(1, len(named))
        print(f"{name}: {len(named)} distinct texts, {accepted} accepted ({share:.1f} %), {strays} abroad")
        finer = {t: a for t, a in named.items() if a.reason_code not in {"province_only", "country_only"}}
        placed = sum(_precision(a) in {"district", "settlement", "exact"} for a in finer.values())
        print(f"  {len(finer)} name more than the province, {placed} of them at district level or better")
        print("  precision of the accepted:", dict(Counter(_precision(a) for a in named.values())))
    print("left to a person:")
    for (text, country, province), answer in sorted(answers.items(), key=str):
        if answer.decision != "accepted" or answer.reason_code.startswith("coarser"):
            shown = [f"{c.name_en} ({c.score:.2f})" for c in answer.candidates[:3]]
            print(f"  {country} {province!r} {text!r}: {answer.decision} {answer.reason_code} {shown}")


def _precision(answer: Location) -> str:
    return answer.candidates[0].precision if answer.decision == "accepted" else answer.decision


def time_located(triples: list[Triple]) -> float:
    """Return seconds for all rows, each distinct text matched once."""
    start = time.perf_counter()
    locate_many(triples)
    return time.perf_counter() - start


def time_naive(triples: list[Triple]) -> float:
    """Return seconds that row-by-row comparison with every name would take, from a sample."""
    kinds = ("province", "district", "settlement", "border_crossing", "station", "airport", "post")
    names = {
        country: [n for kind in kinds for p in parts(country, kind) for n in (p.name_en, p.name_ru)]
        for country in COUNTRIES.values()
    }
    sample = random.Random(1).sample(triples, NAIVE_SAMPLE)
    start = time.perf_counter()
    for text, country, _ in sample:
        process.extractOne(text, names[country or "UZ"], scorer=fuzz.WRatio)
    return (time.perf_counter() - start) * len(triples) / NAIVE_SAMPLE


def time_first() -> float:
    """Return seconds of a fresh process from import to the first answer."""
    code = "from geodata.gazetteer import locate; locate('Термезский район', 'UZ')"
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def main() -> None:
    """Run all measurements and print them."""
    print(f"fresh process, import and first answer: {time_first():.2f} s")
    triples = read_real_triples(REAL_DATA) if REAL_DATA else make_triples()
    source = itertools.islice(itertools.cycle(sorted(triples.elements(), key=str)), ROWS)
    rows = [(mangle(text, n), country, province) for n, (text, country, province) in enumerate(source)]
    seconds = time_located(rows)
    print(f"{ROWS} rows, {len(set(rows))} distinct: {seconds:.2f} s, {ROWS / seconds:.0f} rows a second")
    naive = time_naive(rows)
    print(f"naive row-by-row rapidfuzz, extrapolated: {naive:.0f} s, {naive / seconds:.0f} times slower")
    print_outcome(triples)


if __name__ == "__main__":
    main()
