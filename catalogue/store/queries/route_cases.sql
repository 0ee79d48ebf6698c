-- One row per route: live seizures tied to it, and how many of them clearly.
SELECT attribution.route, count(*) AS cases, sum(attribution.share) AS shares
FROM attribution
JOIN seizure USING (seizure_id)
WHERE seizure.handling_rank <= $ceiling
GROUP BY ALL
ORDER BY attribution.route
