-- One row per point of a place known more closely than its province: counted seizures there and their kg.
SELECT latitude, longitude, sum(cases)::BIGINT AS cases, coalesce(sum(mass_kg), 0.0) AS mass_kg
FROM counted
WHERE precision IN ('exact', 'settlement', 'district')
GROUP BY ALL
ORDER BY ALL
