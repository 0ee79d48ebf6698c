-- One row per reporting country and year of the selected seizures.
WITH counted_seizure AS (
    SELECT country, year(date_first) AS year, count(*) AS cases FROM chosen GROUP BY ALL
), counted_item AS (
    SELECT country, year(date_first) AS year, sum(mass_kg) AS mass_kg FROM selected GROUP BY ALL
)
SELECT country, year, cases, mass_kg
FROM counted_seizure
LEFT JOIN counted_item USING (country, year)
ORDER BY country, year
