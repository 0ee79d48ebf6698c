"""A large synthetic store for measuring: the demo data multiplied inside the store, in seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue import Store

# Each demo place becomes so many texts around it: seven countries write some 20,000 distinct texts of places.
_TEXTS_OF_A_PLACE = 400
_SPREAD_DEGREES = 0.6

_PLACES = """
INSERT INTO place
SELECT
    place_id + copy * $step, country, province_text, place_text || ' ' || copy, decision,
    gazetteer_id || '-' || copy, name_en, name_ru, kind, province, moved_lat, moved_lon,
    (moved_lon + 180) / 360,
    0.5 - ln(tan(pi() / 4 + radians(moved_lat) / 2)) / (2 * pi()),
    precision, precision_km, score, reason, asserted
FROM (
    SELECT place.*, copies.copy,
           latitude + $spread * (hash(place_id, copy, 1) % 2000 / 1000.0 - 1) AS moved_lat,
           longitude + $spread * (hash(place_id, copy, 2) % 2000 / 1000.0 - 1) AS moved_lon
    FROM place, range(1, $texts) AS copies (copy)
    WHERE place.latitude IS NOT NULL
)
"""

_SEIZURES = """
INSERT INTO seizure
SELECT seizure.* REPLACE (
    seizure_id + copy * $step AS seizure_id,
    raw_row_id + copy * $step AS raw_row_id,
    date_first + (hash(seizure_id, copy) % 28)::INTEGER - 14 AS date_first,
    date_last + (hash(seizure_id, copy) % 28)::INTEGER - 14 AS date_last,
    place_id + CASE WHEN place_id IN (SELECT place_id FROM place WHERE latitude IS NOT NULL)
                    THEN (hash(seizure_id, copy, 3) % $texts)::INTEGER * $place_step ELSE 0 END AS place_id
)
FROM range(1, $copies) AS copies (copy), seizure
WHERE seizure_id + copy * $step <= $rows
ORDER BY copy, seizure_id
"""

_ITEMS = """
INSERT INTO seized_item
SELECT seized_item.* REPLACE (
    item_id + copy * $step AS item_id,
    seizure_id + copy * $step AS seizure_id,
    raw_row_id + copy * $step AS raw_row_id,
    mass_kg * (0.5 + hash(item_id, copy) % 1000 / 1000.0) AS mass_kg
)
FROM range(1, $copies) AS copies (copy), seized_item
WHERE seizure_id + copy * $step <= $rows
ORDER BY copy, item_id
"""

# One seizure in ten holds a second drug.
_SECOND_ITEMS = """
INSERT INTO seized_item
SELECT seized_item.* REPLACE (item_id + $rows AS item_id, 'cannabis_resin' AS drug, mass_kg / 3 AS mass_kg)
FROM seized_item
WHERE seizure_id % 10 = 0
ORDER BY item_id
"""

_RAW_ROWS = """
INSERT INTO raw_row
SELECT raw_row.* REPLACE (
    raw_row_id + copy * $step AS raw_row_id, (row_number + copy * $step)::INTEGER AS row_number
)
FROM range(1, $copies) AS copies (copy), raw_row
WHERE raw_row_id + copy * $step <= $rows
ORDER BY copy, raw_row_id
"""

_ATTRIBUTION = """
INSERT INTO attribution
SELECT attribution.* REPLACE (seizure_id + copy * $step AS seizure_id)
FROM range(1, $copies) AS copies (copy), attribution
WHERE seizure_id + copy * $step <= $rows
ORDER BY copy, seizure_id
"""


def build_large_store(path: Path, rows: int = 1_000_000) -> Store:
    """Return a new store at `path` with `rows` seizures at some 16,000 texts of places.

    Source of the shares: catalogue.demo; one seizure in ten has two drugs.
    """
    store = catalogue.create_store(path)
    catalogue.load_demo(store)
    run = store.connection.execute
    step, place_step = (_scalar(store, query) for query in _STEPS)
    copies = -(-rows // step)
    growth = {"copies": copies, "step": step, "rows": rows}
    run(_SEIZURES, growth | {"texts": _TEXTS_OF_A_PLACE, "place_step": place_step})
    run(_PLACES, {"step": place_step, "spread": _SPREAD_DEGREES, "texts": _TEXTS_OF_A_PLACE})
    for statement in (_ITEMS, _RAW_ROWS, _ATTRIBUTION):
        run(statement, growth)
    run(_SECOND_ITEMS, {"rows": rows})
    run("CHECKPOINT")
    return store


_STEPS = ("SELECT max(seizure_id) FROM seizure", "SELECT max(place_id) FROM place")


def _scalar(store: Store, query: str) -> int:
    return int(store.connection.execute(query).fetchone()[0])
