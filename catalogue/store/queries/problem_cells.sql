-- One row per problem of batch $batch_id, with its row and the text of its cell as it came and as it is mended.
-- A row that a later sheet corrected is left out.
WITH described AS (
    SELECT sheet, first_row, last_row, (use ->> 'position')::INTEGER AS position, use ->> 'header' AS header
    FROM (
        SELECT batch_id, sheet, first_row, last_row, unnest(json_extract(layout, '$.columns[*]')) AS use
        FROM batch_table
    )
    WHERE batch_id = $batch_id
), latest AS (
    SELECT raw_row_id, position, arg_max(new_value, mend_id) AS cell
    FROM mend
    WHERE batch_id = $batch_id AND undone_at IS NULL
    GROUP BY ALL
)
SELECT
    problem.code, problem.sheet, problem.row_number, problem.header, problem.value,
    raw_row.raw_row_id, raw_row.refused, described.position,
    raw_row.cells[described.position + 1] AS original,
    coalesce(latest.cell, raw_row.cells[described.position + 1]) AS cell,
    raw_row.raw_row_id IN (SELECT raw_row_id FROM latest) AS mended
FROM problem
JOIN raw_row USING (batch_id, sheet, row_number)
LEFT JOIN described
  ON described.sheet = problem.sheet AND described.header = problem.header
 AND problem.row_number BETWEEN described.first_row AND described.last_row
LEFT JOIN latest ON latest.raw_row_id = raw_row.raw_row_id AND latest.position = described.position
WHERE problem.batch_id = $batch_id AND raw_row.raw_row_id NOT IN (SELECT raw_row_id FROM resolved_row)
ORDER BY raw_row.refused DESC, raw_row.raw_row_id, problem.code
