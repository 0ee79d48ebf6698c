-- One row per decision on a proposed route that holds.
SELECT proposal, verdict, route, decided_by, decided_at
FROM proposal_decision
WHERE ended_at IS NULL
ORDER BY decision_id DESC
