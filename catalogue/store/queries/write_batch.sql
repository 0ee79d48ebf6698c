-- One row: the import itself.
INSERT INTO batch
SELECT $batch_id, $sha256, $name, $sender, $layout, $handling, $handling_rank, $synthetic,
       now() AT TIME ZONE 'UTC', NULL, $rows_read, $accepted, $refused, $already_known
