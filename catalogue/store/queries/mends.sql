-- One row per mended cell of batch $batch_id, latest first; only those that hold unless $undone.
SELECT mend.mend_id, mend.act_id, mend.raw_row_id, raw_row.sheet, raw_row.row_number, mend.position,
       mend.old_value, mend.new_value, mend.mended_by, mend.mended_at, mend.undone_by, mend.undone_at
FROM mend
JOIN raw_row USING (raw_row_id)
WHERE mend.batch_id = $batch_id AND ($undone OR mend.undone_at IS NULL)
ORDER BY mend.mend_id DESC
