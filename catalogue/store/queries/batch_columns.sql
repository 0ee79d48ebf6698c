-- One row per column of the sheets of batch $batch_id.
SELECT sheet, position, header, field, withheld
FROM batch_column
WHERE batch_id = $batch_id
ORDER BY sheet, position
