-- One row per combination of ends and place of live seizures that are tied to no route; n seizures each.
SELECT seizure.country, seizure.departure_country, seizure.destination_country,
       place.latitude, place.longitude, place.precision, place.name_en, place.name_ru,
       seized_item.drug, seizure.transport,
       count(DISTINCT seizure.seizure_id) AS cases, min(seizure.date_first) AS date_first,
       max(seizure.date_last) AS date_last, max(seizure.handling_rank) AS handling_rank,
       list(DISTINCT seizure.seizure_id) AS seizures
FROM seizure
JOIN seized_item USING (seizure_id)
JOIN place USING (place_id)
WHERE NOT EXISTS (SELECT 1 FROM attribution WHERE attribution.seizure_id = seizure.seizure_id)
  AND (seizure.departure_country IS NOT NULL AND seizure.departure_country <> seizure.country
       OR seizure.destination_country IS NOT NULL AND seizure.destination_country <> seizure.country)
  AND (place.precision IN ('exact', 'settlement', 'district')
       OR (seizure.departure_country IS NOT NULL AND seizure.destination_country IS NOT NULL))
GROUP BY ALL
ORDER BY ALL
