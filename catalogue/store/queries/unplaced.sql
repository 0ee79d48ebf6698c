-- One row per country of seizure: selected seizures whose place is not known more closely than the country.
SELECT selected.country, count(DISTINCT selected.seizure_id) AS cases, sum(selected.mass_kg) AS mass_kg
FROM selected
JOIN place USING (place_id)
WHERE place.latitude IS NULL
GROUP BY ALL
ORDER BY cases DESC, selected.country
