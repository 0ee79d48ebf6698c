-- One row per text of a place: the chosen seizures there that are tied to at least one route.
SELECT place_id, count(*) AS cases
FROM chosen
WHERE seizure_id IN (SELECT attribution.seizure_id FROM attribution)
GROUP BY ALL
