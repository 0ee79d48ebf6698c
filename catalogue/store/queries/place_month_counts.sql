-- One row per text of a place and month of the chosen seizures; NULL: the date is known to no single month.
WITH monthly AS (
    SELECT
        seizure_id, place_id,
        CASE WHEN date_trunc('month', date_first) = date_trunc('month', date_last)
             THEN date_trunc('month', date_first)::DATE END AS month
    FROM chosen
), counted_seizure AS (
    SELECT place_id, month, count(*) AS cases FROM monthly GROUP BY ALL
), counted_item AS (
    SELECT monthly.place_id, monthly.month, sum(selected.mass_kg) AS mass_kg
    FROM selected JOIN monthly USING (seizure_id)
    GROUP BY ALL
)
SELECT counted_seizure.*, counted_item.mass_kg
FROM counted_seizure
LEFT JOIN counted_item
    ON counted_item.place_id IS NOT DISTINCT FROM counted_seizure.place_id
   AND counted_item.month IS NOT DISTINCT FROM counted_seizure.month
