-- One row per year: selected seizures, and how many of them state any concealment method.
SELECT year(date_first) AS year, count(DISTINCT seizure_id) AS cases,
       count(DISTINCT seizure_id) FILTER (WHERE concealment IS NOT NULL) AS stated_cases
FROM selected
GROUP BY ALL
ORDER BY year
