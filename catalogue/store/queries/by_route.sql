-- One row per route: chosen seizures attributed to it, and the expected number of further ones that may be.
-- A seizure that is attributed to one route counts at no other: over all routes the sum is at most the seizures.
SELECT
    attribution.route,
    count(*) FILTER (WHERE attribution.standing = 'attributed') AS cases,
    coalesce(sum(attribution.share) FILTER (WHERE attribution.standing = 'possible'), 0.0) AS possible,
    coalesce(max(chosen.handling_rank) FILTER (WHERE attribution.standing <> 'outweighed'), 0) AS handling_rank,
    coalesce(bool_or(batch.synthetic) FILTER (WHERE attribution.standing <> 'outweighed'), false) AS synthetic
FROM attribution
JOIN chosen USING (seizure_id)
JOIN batch USING (batch_id)
GROUP BY attribution.route
ORDER BY attribution.route
