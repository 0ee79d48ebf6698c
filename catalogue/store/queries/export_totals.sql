-- One row: seizures, items, kg equivalent and items without one, of what an export holds.
SELECT
    count(DISTINCT seizure_id) AS cases,
    count(*) AS items,
    sum(mass_kg) AS mass_kg,
    count(*) - count(mass_kg) AS unconverted_items
FROM selected
