-- One row per refused row whose corrected form stands among the rows just written.
INSERT INTO resolved_row
SELECT DISTINCT raw_row.raw_row_id, raw_row.batch_id, $batch_id::INTEGER, $now::TIMESTAMP
FROM staged_row
JOIN raw_row ON raw_row.raw_row_id = staged_row.corrects
WHERE staged_row.known_as IS NULL AND NOT staged_row.refused
