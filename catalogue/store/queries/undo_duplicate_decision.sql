-- Lets the decisions hold again that decision $decision_id had taken the place of.
UPDATE duplicate_decision SET ended_by = NULL, ended_at = NULL, replaced_by = NULL
WHERE replaced_by = $decision_id
