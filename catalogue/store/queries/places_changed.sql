-- One row per text of a place that the incoming answers would change.
SELECT
    place.place_id,
    place.decision <> 'accepted' AND incoming.decision = 'accepted' AS found,
    place.decision = 'accepted' AND incoming.decision <> 'accepted' AS lost
FROM place
JOIN incoming_place AS incoming USING (country, province_text, place_text)
WHERE place.decision IS DISTINCT FROM incoming.decision
   OR place.gazetteer_id IS DISTINCT FROM incoming.gazetteer_id
   OR place.kind IS DISTINCT FROM incoming.kind
   OR place.province IS DISTINCT FROM incoming.province
   OR place.latitude IS DISTINCT FROM incoming.latitude
   OR place.longitude IS DISTINCT FROM incoming.longitude
   OR place.precision IS DISTINCT FROM incoming.precision
   OR place.precision_km IS DISTINCT FROM incoming.precision_km
   OR place.name_en IS DISTINCT FROM incoming.name_en
   OR place.name_ru IS DISTINCT FROM incoming.name_ru
   OR place.reason IS DISTINCT FROM incoming.reason
   OR place.asserted IS DISTINCT FROM incoming.asserted
ORDER BY place.place_id
