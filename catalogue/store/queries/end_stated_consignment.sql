-- One row: what a person stated of the consignment of seizure $seizure_id no longer holds.
UPDATE stated_consignment SET ended_by = $ended_by, ended_at = $now::TIMESTAMP
WHERE seizure_id = $seizure_id AND ended_at IS NULL
