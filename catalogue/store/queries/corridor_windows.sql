-- One row per corridor and window: chosen seizures of $compared countries tied to routes of one corridor alone;
-- NULL: tied to routes of several corridors.
WITH corridor AS (
    SELECT unnest($routes_of::VARCHAR[]) AS route, unnest($corridors::VARCHAR[]) AS corridor
), tied AS (
    SELECT attribution.seizure_id, min(corridor.corridor) AS first, max(corridor.corridor) AS last
    FROM attribution
    JOIN corridor USING (route)
    GROUP BY attribution.seizure_id
)
SELECT
    CASE WHEN tied.first = tied.last THEN tied.first END AS corridor,
    count(*) FILTER (WHERE chosen.date_first >= $recent_from::DATE) AS recent,
    count(*) FILTER (WHERE chosen.date_first < $recent_from::DATE) AS before
FROM chosen
JOIN tied USING (seizure_id)
WHERE chosen.date_precision <> 'year' AND list_contains($compared::VARCHAR[], chosen.country)
GROUP BY ALL
ORDER BY corridor
