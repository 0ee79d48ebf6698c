-- One row per text of a place, route and stated ends: chosen seizures attributed to the route, and their kg.
WITH weight AS (
    SELECT seizure_id, sum(mass_kg) AS mass_kg FROM selected GROUP BY ALL
)
SELECT
    chosen.place_id, attribution.route, chosen.departure_country, chosen.destination_country,
    count(*) AS cases, coalesce(sum(weight.mass_kg), 0.0) AS mass_kg
FROM chosen
JOIN attribution ON attribution.seizure_id = chosen.seizure_id AND attribution.standing = 'attributed'
LEFT JOIN weight ON weight.seizure_id = chosen.seizure_id
GROUP BY ALL
