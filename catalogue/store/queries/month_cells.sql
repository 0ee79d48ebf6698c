-- One row per month and cell of the map view (finer places) or province; NULL month: known to no single month.
WITH located AS (
    SELECT
        CASE WHEN precision = 'province' THEN province END AS province,
        CASE WHEN precision <> 'province' THEN floor(world_x * $cells_across)::INTEGER END AS cell_x,
        CASE WHEN precision <> 'province' THEN floor(world_y * $cells_across)::INTEGER END AS cell_y,
        month, latitude, longitude, cases, mass_kg
    FROM counted
    WHERE latitude IS NOT NULL
), summed AS (
    SELECT
        province, cell_x, cell_y, month, sum(cases) AS cases, sum(mass_kg) AS mass_kg,
        sum(latitude * cases) AS latitudes, sum(longitude * cases) AS longitudes
    FROM located
    GROUP BY ALL
)
SELECT
    dense_rank() OVER (ORDER BY province, cell_x, cell_y)::INTEGER AS cell,
    province IS NOT NULL AS in_province,
    -- A circle stays where it is from month to month.
    sum(latitudes) OVER one_cell / sum(cases) OVER one_cell AS latitude,
    sum(longitudes) OVER one_cell / sum(cases) OVER one_cell AS longitude,
    month, cases::BIGINT AS cases, mass_kg
FROM summed
WINDOW one_cell AS (PARTITION BY province, cell_x, cell_y)
ORDER BY cell, month
