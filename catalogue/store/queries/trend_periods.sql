-- One row per period that holds a selected seizure: counts beside kg, the median, what the largest seizures hold.
WITH weighed AS (
    SELECT
        seizure_id,
        any_value(date_trunc($period, date_first)::DATE) AS period_start,
        sum(mass_kg) AS mass_kg,
        count(*) FILTER (WHERE item_kg IS NULL) AS unconverted_items
    FROM selected
    -- A seizure known by its year alone belongs to no month.
    WHERE $period = 'year' OR date_precision <> 'year'
    GROUP BY seizure_id
), ranked AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY period_start ORDER BY mass_kg DESC NULLS LAST, seizure_id) AS place,
        count(mass_kg) OVER (PARTITION BY period_start) AS weighed_cases
    FROM weighed
)
SELECT
    period_start,
    count(*) AS cases,
    coalesce(sum(mass_kg), 0) AS mass_kg,
    median(mass_kg) AS median_mass_kg,
    sum(mass_kg) FILTER (WHERE place <= ceil(weighed_cases / 100.0)) / nullif(sum(mass_kg), 0) AS largest_share,
    sum(unconverted_items)::BIGINT AS unconverted_items
FROM ranked
GROUP BY period_start
ORDER BY period_start
