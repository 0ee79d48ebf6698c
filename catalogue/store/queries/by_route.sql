-- One row per route: chosen seizures attributed to it, and the expected number of further ones that may be.
-- A seizure that is attributed to one route counts at no other: over all routes the sum is at most the seizures.
SELECT
    attribution.route,
    count(*) FILTER (WHERE attribution.standing = 'attributed') AS cases,
    coalesce(sum(attribution.share) FILTER (WHERE attribution.standing = 'possible'), 0.0) AS possible
FROM attribution
WHERE attribution.seizure_id IN (SELECT chosen.seizure_id FROM chosen)
GROUP BY ALL
ORDER BY attribution.route
