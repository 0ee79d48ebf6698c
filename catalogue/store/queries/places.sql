-- One row per text of a place that the screen Places lists, the most used first.
SELECT
    place.place_id, place.country, place.province_text, place.place_text, place.decision, place.reason,
    place.asserted, place.gazetteer_id, place.name_en, place.name_ru, place.kind, place.precision,
    place.precision_km, count(seizure.seizure_id) AS cases
FROM place
LEFT JOIN seizure USING (place_id)
WHERE (place.province_text <> '' OR place.place_text <> '')
  AND ($countries::VARCHAR[] IS NULL OR list_contains($countries::VARCHAR[], place.country))
  AND ($decisions::VARCHAR[] IS NULL OR list_contains($decisions::VARCHAR[], place.decision))
  AND ($asserted::BOOLEAN IS NULL OR place.asserted = $asserted::BOOLEAN)
GROUP BY ALL
ORDER BY cases DESC, place.country, place.province_text, place.place_text
LIMIT $limit
