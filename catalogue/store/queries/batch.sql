-- One row: the import $batch_id.
SELECT * FROM batch WHERE batch_id = $batch_id
