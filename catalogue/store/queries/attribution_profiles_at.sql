-- One row per distinct profile by which the seizures at $place_ids are tied to routes.
CREATE OR REPLACE TEMP TABLE profile AS
WITH drugs AS (
    SELECT seized_item.seizure_id, list_sort(list(DISTINCT seized_item.drug)) AS drugs
    FROM seized_item
    JOIN seizure USING (seizure_id)
    WHERE list_contains($place_ids::INTEGER[], seizure.place_id)
    GROUP BY seized_item.seizure_id
), described AS (
    SELECT seizure.seizure_id, seizure.country, seizure.place_id, seizure.departure_country,
           seizure.destination_country, seizure.transport, seizure.routing, drugs.drugs
    FROM seizure
    JOIN drugs USING (seizure_id)
)
SELECT *, dense_rank() OVER (
    ORDER BY country, place_id, departure_country, destination_country, transport, routing, drugs
) AS profile_id
FROM described;

SELECT DISTINCT
    profile_id, profile.country, profile.departure_country, profile.destination_country,
    profile.transport, profile.routing, profile.drugs,
    place.latitude, place.longitude, place.precision, place.precision_km, place.gazetteer_id, place.province
FROM profile
JOIN place USING (place_id)
WHERE list_contains($countries::VARCHAR[], profile.country)
ORDER BY profile_id
