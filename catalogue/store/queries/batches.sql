-- One row per import, latest first.
SELECT batch_id, name, sender, layout, handling, synthetic, imported_at, undone_at,
       rows_read, accepted, refused, already_known, upload_sha256
FROM batch
ORDER BY batch_id DESC
