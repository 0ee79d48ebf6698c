-- One row per seizure and row of batch $batch_id that tells of it.
SELECT DISTINCT seized_item.raw_row_id, seized_item.seizure_id, seizure.raw_row_id AS first_row_id
FROM seized_item
JOIN seizure USING (seizure_id)
WHERE seized_item.batch_id = $batch_id
