-- One row: the import itself.
INSERT INTO batch
SELECT $batch_id, $sha256, $name, $sender, $layout, $handling, $handling_rank, $synthetic,
       $now::TIMESTAMP, NULL, $rows_read, $accepted, $refused, $already_known
