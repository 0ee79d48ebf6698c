-- One row: a person's decision on a text of a place.
INSERT INTO place_decision
SELECT
    (SELECT coalesce(max(decision_id), 0) + 1 FROM place_decision),
    $country, $province_text, $place_text, $verdict, $gazetteer_id, $handling, $origin,
    $decided_by, $now::TIMESTAMP, NULL, NULL
