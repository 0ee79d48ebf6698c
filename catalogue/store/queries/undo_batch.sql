-- Takes back everything that import $batch_id wrote; the uploaded bytes and the batch's own line stay.
UPDATE duplicate_decision SET ended_by = NULL, ended_at = NULL, replaced_by = NULL
WHERE replaced_by IN (
    SELECT decision_id FROM duplicate_decision
    WHERE list_has_any(seizures, (SELECT list(seizure_id) FROM seizure WHERE batch_id = $batch_id))
);
DELETE FROM duplicate_decision
WHERE list_has_any(seizures, (SELECT list(seizure_id) FROM seizure WHERE batch_id = $batch_id));
DELETE FROM batch_table WHERE batch_id = $batch_id;
DELETE FROM mend WHERE batch_id = $batch_id;
DELETE FROM mended_row WHERE batch_id = $batch_id;
DELETE FROM resolved_row WHERE batch_id = $batch_id OR by_batch_id = $batch_id;
DELETE FROM attribution_decision
WHERE seizure_id IN (SELECT seizure_id FROM seizure WHERE batch_id = $batch_id);
DELETE FROM stated_consignment
WHERE seizure_id IN (SELECT seizure_id FROM seizure WHERE batch_id = $batch_id);
DELETE FROM operation_tag WHERE seizure_id IN (SELECT seizure_id FROM seizure WHERE batch_id = $batch_id);
DELETE FROM consignment WHERE seizure_id IN (SELECT seizure_id FROM seizure WHERE batch_id = $batch_id);
DELETE FROM attribution WHERE seizure_id IN (SELECT seizure_id FROM seizure WHERE batch_id = $batch_id);
DELETE FROM seized_item WHERE batch_id = $batch_id;
DELETE FROM seizure WHERE batch_id = $batch_id;
DELETE FROM problem WHERE batch_id = $batch_id;
DELETE FROM raw_row WHERE batch_id = $batch_id;
DELETE FROM known_row WHERE batch_id = $batch_id;
DELETE FROM batch_column WHERE batch_id = $batch_id;
DELETE FROM place WHERE NOT asserted AND place_id NOT IN (SELECT place_id FROM seizure);
UPDATE batch SET undone_at = $now::TIMESTAMP WHERE batch_id = $batch_id
