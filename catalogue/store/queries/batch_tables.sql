-- One row per table of batch $batch_id, in the order of the file.
SELECT table_number, sheet, first_row, last_row, layout
FROM batch_table
WHERE batch_id = $batch_id
ORDER BY table_number
