-- One row per reporting country and year of the selected seizures.
SELECT country, year(date_first) AS year, count(DISTINCT seizure_id) AS cases, sum(mass_kg) AS mass_kg
FROM selected
GROUP BY ALL
ORDER BY country, year
