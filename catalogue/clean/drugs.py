"""Names of drugs as sheets write them, to codes of drugs.yml."""

from __future__ import annotations

from catalogue.clean.terms import find_code, find_codes_inside
from catalogue.vocabulary import fold

MULTIPLE = "multiple"
# Street words and words of everyday speech: they name a drug only when they stand alone in the cell.
_ALONE_ONLY = frozenset(
    {"скорость", "крокодил", "травка", "спайсы", "speed", "stimulant", "другие", "прочие", "каннабиноиды"}
)
# These say what kind of thing it is; beside a named drug they add nothing.
_KINDS = frozenset(
    {
        "other", "multiple", "unknown", "nps", "opiates", "opioids", "precursors", "psychotropic_medicines",
        "psychotropic_substances", "synthetic_drugs", "stimulants", "sedatives", "hallucinogens",
    }
)  # fmt: skip


def clean_drug(text: str) -> str | None:
    """Return the code of the drug that `text` names; None where it is empty or not in the vocabulary.

    "unknown" comes back where the sheet says that the drug was not determined, "multiple" where it names
    several drugs (`find_drugs` tells which).
    """
    if not fold(text):
        return None
    code = find_code("drugs", text)
    if code and code not in _KINDS:
        return code
    # "сильнодействующие препараты (трамадол)": what stands in the brackets tells more than the kind.
    found = [one for one in find_drugs(text) if code is None or one not in _KINDS]
    if len(found) > 1:
        return MULTIPLE
    return found[0] if found else code


def find_drugs(text: str) -> tuple[str, ...]:
    """Return the codes of all drugs that `text` names, in its order; empty where none is recognised."""
    if _ALONE_ONLY.intersection(fold(text).split()):
        return ()
    found = find_codes_inside("drugs", text)
    named = tuple(code for code in found if code not in _KINDS)
    return named or found[:1]
