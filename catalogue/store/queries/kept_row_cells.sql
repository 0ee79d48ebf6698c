-- One row per cell of row $raw_row_id of batch $batch_id: its header, the text as it came and as it is mended.
WITH described AS (
    SELECT sheet, first_row, last_row, (use ->> 'position')::INTEGER AS position, use ->> 'header' AS header,
           (use ->> 'withheld')::BOOLEAN AS withheld
    FROM (
        SELECT batch_id, sheet, first_row, last_row, unnest(json_extract(layout, '$.columns[*]')) AS use
        FROM batch_table
    )
    WHERE batch_id = $batch_id
), latest AS (
    SELECT position, arg_max(new_value, mend_id) AS cell
    FROM mend
    WHERE batch_id = $batch_id AND raw_row_id = $raw_row_id AND undone_at IS NULL
    GROUP BY ALL
)
SELECT
    described.position, described.header, described.withheld,
    coalesce(raw_row.cells[described.position + 1], '') AS original,
    coalesce(latest.cell, raw_row.cells[described.position + 1], '') AS cell
FROM raw_row
JOIN described
  ON described.sheet = raw_row.sheet AND raw_row.row_number BETWEEN described.first_row AND described.last_row
LEFT JOIN latest ON latest.position = described.position
WHERE raw_row.batch_id = $batch_id AND raw_row.raw_row_id = $raw_row_id
ORDER BY described.position
