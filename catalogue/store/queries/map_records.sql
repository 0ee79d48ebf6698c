-- One row per chosen seizure whose place is known more closely than its province, the latest first.
WITH item AS (
    SELECT seizure_id, list_sort(list(DISTINCT drug)) AS drugs, coalesce(sum(mass_kg), sum(item_kg)) AS mass_kg FROM selected GROUP BY ALL
)
SELECT
    chosen.seizure_id, chosen.date_first, chosen.date_last, chosen.date_precision, item.drugs, item.mass_kg,
    place.latitude, place.longitude, place.name_en, place.name_ru
FROM chosen
JOIN place USING (place_id)
LEFT JOIN item USING (seizure_id)
WHERE place.precision IN ('exact', 'settlement', 'district')
ORDER BY chosen.date_first DESC, chosen.seizure_id
LIMIT $limit::BIGINT
