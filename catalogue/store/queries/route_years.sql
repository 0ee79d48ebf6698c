-- One row per year: live seizures tied to the route $code, clearly and less so.
SELECT year(seizure.date_first) AS year, count(*) AS cases, sum(attribution.share) AS shares,
       count(*) FILTER (WHERE attribution.share >= $attributed_share) AS clear_cases
FROM attribution
JOIN seizure USING (seizure_id)
WHERE attribution.route = $code AND seizure.handling_rank <= $ceiling
GROUP BY ALL
ORDER BY year
