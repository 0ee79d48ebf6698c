-- One row per decision on a text of a place, latest first; ended_at is NULL while it holds.
SELECT *
FROM place_decision
WHERE ($standing::BOOLEAN IS NULL OR (ended_at IS NULL) = $standing::BOOLEAN)
ORDER BY decision_id DESC
LIMIT $limit
