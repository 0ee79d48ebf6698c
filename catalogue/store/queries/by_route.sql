-- One row per route: selected seizures attributed to it, and their shares summed.
SELECT attribution.route, count(*) AS cases, sum(attribution.share) AS shares
FROM attribution
WHERE attribution.seizure_id IN (SELECT chosen.seizure_id FROM chosen)
GROUP BY ALL
ORDER BY attribution.route
