-- One row: the decision $decision_id no longer holds.
UPDATE attribution_decision SET ended_by = $ended_by, ended_at = $now::TIMESTAMP WHERE decision_id = $decision_id
