-- One row: what was decided on the proposed route $proposal no longer holds.
UPDATE proposal_decision SET ended_by = $ended_by, ended_at = $now::TIMESTAMP
WHERE proposal = $proposal AND ended_at IS NULL
