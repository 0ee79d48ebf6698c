-- Takes back every decision that names a seizure of $seizures, as if it had never been made.
UPDATE duplicate_decision SET ended_by = NULL, ended_at = NULL, replaced_by = NULL
WHERE replaced_by IN (
    SELECT decision_id FROM duplicate_decision WHERE list_has_any(seizures, $seizures::BIGINT[])
);
DELETE FROM duplicate_decision WHERE list_has_any(seizures, $seizures::BIGINT[])
