-- One row: the number of the next decision on reports.
SELECT coalesce(max(decision_id), 0) + 1 AS decision_id FROM duplicate_decision
