-- One row: cases, kg equivalent and items without one, of the selected items.
SELECT
    count(DISTINCT seizure_id) AS cases,
    sum(mass_kg) AS mass_kg,
    count(*) FILTER (WHERE mass_kg IS NULL) AS unconverted_items
FROM selected
