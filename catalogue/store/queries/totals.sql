-- One row: cases, kg equivalent and items without one, of the counted seizures.
SELECT
    coalesce(sum(cases), 0)::BIGINT AS cases,
    sum(mass_kg) AS mass_kg,
    coalesce(sum(unconverted_items), 0)::BIGINT AS unconverted_items
FROM counted
