-- One row per sender ('' where none was named): chosen seizures of a known month in each window.
SELECT
    coalesce(batch.sender, '') AS sender,
    count(*) FILTER (WHERE date_first >= $recent_from::DATE) AS recent,
    count(*) FILTER (WHERE date_first < $recent_from::DATE) AS before
FROM chosen
JOIN batch USING (batch_id)
WHERE date_precision <> 'year'
GROUP BY ALL
ORDER BY sender
