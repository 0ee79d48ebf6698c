-- One row: a person's decision on seizure $seizure_id and route $route; an earlier one on both ends.
UPDATE attribution_decision SET ended_by = $decided_by, ended_at = $now::TIMESTAMP
WHERE seizure_id = $seizure_id AND route = $route AND ended_at IS NULL;
INSERT INTO attribution_decision
SELECT coalesce((SELECT max(decision_id) FROM attribution_decision), 0) + 1,
       $seizure_id, $route, $verdict, $reason, $decided_by, $now::TIMESTAMP, NULL, NULL
