-- One row per kept row of batch $batch_id, as it came; row_number is as the sender's program shows it.
SELECT raw_row_id, sheet, row_number, cells, refused,
       raw_row_id IN (SELECT raw_row_id FROM resolved_row) AS resolved
FROM raw_row
WHERE batch_id = $batch_id
ORDER BY raw_row_id
