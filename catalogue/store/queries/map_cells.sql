-- One row per square cell of the map view (finer places), or per province (places known to the province only).
WITH located AS (
    SELECT
        CASE WHEN precision = 'province' THEN province END AS province,
        CASE WHEN precision <> 'province' THEN floor(world_x * $cells_across)::INTEGER END AS cell_x,
        CASE WHEN precision <> 'province' THEN floor(world_y * $cells_across)::INTEGER END AS cell_y,
        latitude, longitude, cases, mass_kg, unconverted_items, gazetteer_id, name_en, name_ru
    FROM counted
    WHERE latitude IS NOT NULL
)
SELECT
    province, cell_x, cell_y,
    sum(latitude * cases) / sum(cases) AS latitude,
    sum(longitude * cases) / sum(cases) AS longitude,
    sum(cases)::BIGINT AS cases,
    sum(mass_kg) AS mass_kg,
    sum(unconverted_items)::BIGINT AS unconverted_items,
    count(DISTINCT gazetteer_id) AS places,
    arg_max(name_en, (cases, gazetteer_id)) AS name_en,
    arg_max(name_ru, (cases, gazetteer_id)) AS name_ru
FROM located
GROUP BY ALL
ORDER BY cases DESC, latitude, longitude
