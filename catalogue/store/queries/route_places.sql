-- One row per route, point and stated ends: counted seizures attributed to the route, and their kg.
-- Points are whole twentieths of a degree (5 km): a flow is drawn in steps of some 25 km.
SELECT
    route, departure_country, destination_country, round(latitude * 20) / 20 AS latitude, round(longitude * 20) / 20 AS longitude,
    precision IN ('exact', 'settlement', 'district') AS is_near, country,
    sum(cases)::BIGINT AS cases, sum(mass_kg) AS mass_kg
FROM counted
GROUP BY ALL
ORDER BY ALL
