-- One row per text of a place in $countries (NULL: everywhere), with the strictest handling of what names it.
SELECT
    place.place_id, place.country, place.province_text, place.place_text, place.asserted,
    max(seizure.handling_rank) AS handling_rank, count(seizure.seizure_id) AS cases
FROM place
LEFT JOIN seizure USING (place_id)
WHERE ($countries::VARCHAR[] IS NULL OR list_contains($countries::VARCHAR[], place.country))
GROUP BY ALL
ORDER BY place.place_id
