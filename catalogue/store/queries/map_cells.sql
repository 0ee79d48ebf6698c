-- One row per square cell of the map view (finer places), or per province (places known to the province only).
SELECT
    CASE WHEN place.precision = 'province' THEN place.province END AS province,
    CASE WHEN place.precision <> 'province' THEN floor(place.world_x * $cells_across)::INTEGER END AS cell_x,
    CASE WHEN place.precision <> 'province' THEN floor(place.world_y * $cells_across)::INTEGER END AS cell_y,
    avg(place.latitude) AS latitude,
    avg(place.longitude) AS longitude,
    count(DISTINCT selected.seizure_id) AS cases,
    sum(selected.mass_kg) AS mass_kg,
    count(*) FILTER (WHERE selected.mass_kg IS NULL) AS unconverted_items,
    count(DISTINCT place.gazetteer_id) AS places,
    any_value(place.name_en) AS name_en,
    any_value(place.name_ru) AS name_ru
FROM selected
JOIN place USING (place_id)
WHERE place.latitude IS NOT NULL
GROUP BY ALL
ORDER BY cases DESC, latitude, longitude
