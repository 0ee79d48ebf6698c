-- One row per decision of a person on the seizure $seizure_id, latest first.
SELECT decision_id, seizure_id, route, verdict, reason, decided_by, decided_at, ended_by, ended_at
FROM attribution_decision
WHERE seizure_id = $seizure_id
ORDER BY decision_id DESC
