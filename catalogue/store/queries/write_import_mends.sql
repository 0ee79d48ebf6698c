-- One row per cell of a new row that was mended before the import; a row it was accepted by is known by it too.
INSERT INTO mend
SELECT
    (SELECT coalesce(max(mend_id), 0) FROM mend) + row_number() OVER (ORDER BY act, row_index, position),
    (SELECT coalesce(max(act_id), 0) FROM mend) + act,
    $batch_id, staged_row.raw_row_id, position, old_value, new_value, $mended_by, $now::TIMESTAMP, NULL, NULL
FROM incoming_mend
JOIN staged_row USING (row_index)
WHERE staged_row.known_as IS NULL;

INSERT INTO mended_row
SELECT raw_row_id, $batch_id, meaning
FROM staged_row
WHERE known_as IS NULL AND NOT refused AND meaning <> fingerprint
