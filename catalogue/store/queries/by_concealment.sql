-- One row per concealment method of the selected seizures; NULL: not stated.
SELECT concealment, count(DISTINCT seizure_id) AS cases, sum(mass_kg) AS mass_kg
FROM selected
GROUP BY ALL
ORDER BY cases DESC, concealment
