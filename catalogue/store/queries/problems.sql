-- One row per problem of batch $batch_id, in the order of the file.
SELECT code, sheet, row_number, header, value FROM problem
WHERE batch_id = $batch_id
ORDER BY sheet, row_number, code
LIMIT $limit
