-- One row per country, sender ('' where none was named) and month with a chosen seizure; of no month where only
-- the year is known.
SELECT
    chosen.country, coalesce(batch.sender, '') AS sender,
    CASE WHEN chosen.date_precision <> 'year' THEN date_trunc('month', chosen.date_first)::DATE END AS month_start,
    count(*) AS cases
FROM chosen
JOIN batch USING (batch_id)
GROUP BY ALL
ORDER BY ALL
