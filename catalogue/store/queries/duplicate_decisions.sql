-- One row per decision on reports that may be one seizure, latest first; only those that hold unless $ended.
SELECT decision_id, verdict, seizures, lead, decided_by, decided_at, ended_by, ended_at, replaced_by
FROM duplicate_decision
WHERE $ended OR ended_at IS NULL
ORDER BY decision_id DESC
