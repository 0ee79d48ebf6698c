-- One row per year: live seizures attributed to the route $code, and the expected number of possible ones.
SELECT
    year(seizure.date_first) AS year,
    count(*) FILTER (WHERE attribution.standing = 'attributed') AS cases,
    coalesce(sum(attribution.share) FILTER (WHERE attribution.standing = 'possible'), 0.0) AS possible
FROM attribution
JOIN seizure USING (seizure_id)
WHERE attribution.route = $code AND attribution.standing <> 'outweighed' AND seizure.handling_rank <= $ceiling
GROUP BY ALL
ORDER BY year
