-- One row: a person's decision on the proposed route $proposal; an earlier one ends.
UPDATE proposal_decision SET ended_by = $decided_by, ended_at = $now::TIMESTAMP
WHERE proposal = $proposal AND ended_at IS NULL;
INSERT INTO proposal_decision
SELECT coalesce((SELECT max(decision_id) FROM proposal_decision), 0) + 1,
       $proposal, $verdict, $route, $decided_by, $now::TIMESTAMP, NULL, NULL
