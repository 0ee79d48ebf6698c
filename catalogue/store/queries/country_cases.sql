-- One row per country: chosen seizures.
SELECT country, count(*) AS cases FROM chosen GROUP BY ALL ORDER BY country
