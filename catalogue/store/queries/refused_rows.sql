-- One row per refused row of batch $batch_id, with its cells and the codes of its problems.
SELECT raw_row.sheet, raw_row.row_number, raw_row.cells, list(problem.code ORDER BY problem.code) AS codes
FROM raw_row
JOIN problem USING (batch_id, sheet, row_number)
WHERE raw_row.batch_id = $batch_id AND raw_row.refused
GROUP BY ALL
ORDER BY raw_row.sheet, raw_row.row_number
