-- One row per group of seizures that may be one: same country, day and drug, kg equivalents within 0.5 %.
-- Places are left out on purpose: the same seizure is reported with another spelling or none.
WITH item AS (
    SELECT
        selected.seizure_id, selected.batch_id, selected.country, selected.date_first, selected.drug,
        selected.mass_kg, selected.amount, selected.unit, raw_row.fingerprint
    FROM selected
    JOIN raw_row USING (raw_row_id)
    WHERE selected.mass_kg > 0 AND selected.date_precision = 'day'
), stepped AS (
    SELECT *, CASE
        WHEN mass_kg <= 1.005 * lag(mass_kg) OVER same_day THEN 0 ELSE 1
    END AS starts_group
    FROM item
    WINDOW same_day AS (PARTITION BY country, date_first, drug ORDER BY mass_kg, seizure_id)
), numbered AS (
    SELECT *, sum(starts_group) OVER (
        PARTITION BY country, date_first, drug ORDER BY mass_kg, seizure_id
    ) AS group_number
    FROM stepped
)
SELECT
    country, date_first, drug, min(mass_kg) AS mass_kg,
    list(seizure_id ORDER BY seizure_id) AS seizures,
    count(*) AS reports,
    count(DISTINCT fingerprint) = 1 AS exact_repeat,
    count(DISTINCT unit) > 1 AS units_differ,
    count(DISTINCT batch_id) > 1 AS batches_differ
FROM numbered
GROUP BY country, date_first, drug, group_number
HAVING count(DISTINCT seizure_id) > 1
   AND ($touching::INTEGER IS NULL OR bool_or(batch_id = $touching::INTEGER))
ORDER BY country, date_first, drug, mass_kg
LIMIT $limit
