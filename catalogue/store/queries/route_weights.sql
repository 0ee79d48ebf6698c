-- One row per route: counted seizures attributed to it, and their kg.
SELECT route, sum(cases)::BIGINT AS cases, sum(mass_kg) AS mass_kg
FROM counted
GROUP BY ALL
ORDER BY route
