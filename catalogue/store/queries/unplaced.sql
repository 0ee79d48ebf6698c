-- One row per country of seizure: counted seizures whose place is not known more closely than the country.
SELECT country, sum(cases)::BIGINT AS cases, sum(mass_kg) AS mass_kg
FROM counted
WHERE latitude IS NULL
GROUP BY ALL
ORDER BY cases DESC, country
