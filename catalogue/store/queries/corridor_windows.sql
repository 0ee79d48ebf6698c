-- One row per corridor: chosen seizures of $compared countries attributed to one of its routes, in both windows;
-- NULL: tied to routes, attributed to none.
WITH corridor AS (
    SELECT unnest($routes_of::VARCHAR[]) AS route, unnest($corridors::VARCHAR[]) AS corridor
), tied AS (
    SELECT attribution.seizure_id, max(corridor.corridor) FILTER (WHERE attribution.standing = 'attributed') AS corridor
    FROM attribution
    JOIN corridor USING (route)
    GROUP BY attribution.seizure_id
)
SELECT
    tied.corridor,
    count(*) FILTER (WHERE chosen.date_first >= $recent_from::DATE) AS recent,
    count(*) FILTER (WHERE chosen.date_first < $recent_from::DATE) AS before
FROM chosen
JOIN tied USING (seizure_id)
WHERE chosen.date_precision <> 'year' AND list_contains($compared::VARCHAR[], chosen.country)
GROUP BY ALL
ORDER BY corridor
