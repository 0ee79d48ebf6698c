-- One row per refused row $raw_row_ids of batch $batch_id whose corrected form batch $by_batch_id holds.
INSERT INTO resolved_row
SELECT raw_row_id, $batch_id, $by_batch_id, $now::TIMESTAMP
FROM raw_row
WHERE list_contains($raw_row_ids::BIGINT[], raw_row_id)
  AND raw_row_id NOT IN (SELECT raw_row_id FROM resolved_row)
