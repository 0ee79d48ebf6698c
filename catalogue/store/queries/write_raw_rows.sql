-- One row per staged row that the store did not know.
INSERT INTO raw_row
SELECT raw_row_id, $batch_id, sheet, row_number, cells, fingerprint, refused
FROM staged_row
WHERE known_as IS NULL
ORDER BY row_index
