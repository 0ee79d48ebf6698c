-- One row: seizures, items, kg equivalent of drugs and items without any, of what an export holds.
SELECT
    count(DISTINCT seizure_id) AS cases,
    count(*) AS items,
    sum(mass_kg) AS mass_kg,
    count(*) - count(item_kg) AS unconverted_items
FROM selected
