-- One row per cell that one act mends.
INSERT INTO mend
SELECT
    (SELECT coalesce(max(mend_id), 0) FROM mend) + row_number() OVER (),
    $act_id, $batch_id, raw_row_id, position, old_value, new_value, $mended_by, $now::TIMESTAMP, NULL, NULL
FROM incoming_mend
