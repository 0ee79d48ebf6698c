-- Ends the decisions $ended, which decision $replaced_by (NULL: none) takes the place of.
UPDATE duplicate_decision
SET ended_by = $ended_by, ended_at = $now::TIMESTAMP, replaced_by = $replaced_by::INTEGER
WHERE list_contains($ended::INTEGER[], decision_id)
