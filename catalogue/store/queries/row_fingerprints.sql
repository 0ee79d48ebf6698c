-- One row per kept row among $raw_row_ids: its import, its sender and its fingerprint.
SELECT raw_row.raw_row_id, raw_row.batch_id, raw_row.sheet, raw_row.row_number,
       replace(raw_row.fingerprint::VARCHAR, '-', '') AS fingerprint, batch.sender
FROM raw_row
JOIN batch USING (batch_id)
WHERE list_contains($raw_row_ids::BIGINT[], raw_row.raw_row_id)
