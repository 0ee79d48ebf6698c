-- One row per square cell of the map view and concealment method; places known to the province only are left out.
SELECT
    floor(world_x * $cells_across)::INTEGER AS cell_x, floor(world_y * $cells_across)::INTEGER AS cell_y,
    coalesce(concealment, '') AS concealment, sum(cases)::BIGINT AS cases,
    sum(latitude * cases) / sum(cases) AS latitude, sum(longitude * cases) / sum(cases) AS longitude
FROM counted
WHERE precision IN ('exact', 'settlement', 'district')
GROUP BY ALL
ORDER BY ALL
