-- One row per decision of $decision_ids, which holds no more.
UPDATE place_decision SET ended_by = $ended_by, ended_at = $now::TIMESTAMP
WHERE list_contains($decision_ids::INTEGER[], decision_id) AND ended_at IS NULL
