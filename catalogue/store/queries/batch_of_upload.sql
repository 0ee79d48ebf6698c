-- One row per live import of the file with the hash $sha256, oldest first.
SELECT batch_id, name, imported_at, rows_read FROM batch
WHERE upload_sha256 = $sha256 AND undone_at IS NULL
ORDER BY batch_id
