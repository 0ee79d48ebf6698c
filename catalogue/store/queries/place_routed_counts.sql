-- One row per text of a place: the chosen seizures there that are attributed to a route.
SELECT place_id, count(*) AS cases
FROM chosen
WHERE seizure_id IN (SELECT attribution.seizure_id FROM attribution WHERE attribution.standing = 'attributed')
GROUP BY ALL
