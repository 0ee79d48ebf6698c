-- One row per later import that reported rows of batch $batch_id again (they go with it when it is undone).
SELECT known_row.batch_id, batch.name, count(*) AS rows
FROM known_row
JOIN raw_row USING (raw_row_id)
JOIN batch ON batch.batch_id = known_row.batch_id
WHERE raw_row.batch_id = $batch_id
GROUP BY ALL
ORDER BY known_row.batch_id
