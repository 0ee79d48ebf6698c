-- One row per staged row that the store knew already.
INSERT INTO known_row
SELECT $batch_id, sheet, row_number, known_as
FROM staged_row
WHERE known_as IS NOT NULL
ORDER BY row_index
