-- Takes back every mend of the act $act_id of batch $batch_id.
UPDATE mend SET undone_by = $undone_by, undone_at = $now::TIMESTAMP
WHERE batch_id = $batch_id AND act_id = $act_id AND undone_at IS NULL
