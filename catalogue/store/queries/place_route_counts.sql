-- One row per text of a place, route and stated ends: chosen seizures tied to the route, and their shares.
WITH weight AS (
    SELECT seizure_id, sum(mass_kg) AS mass_kg FROM selected GROUP BY ALL
)
SELECT
    chosen.place_id, attribution.route, chosen.departure_country, chosen.destination_country,
    count(*) AS cases, sum(attribution.share) AS shares,
    coalesce(sum(attribution.share * weight.mass_kg), 0.0) AS share_kg
FROM chosen
JOIN attribution USING (seizure_id)
LEFT JOIN weight USING (seizure_id)
GROUP BY ALL
