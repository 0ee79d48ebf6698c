-- One row per route to which the seizure $seizure_id is tied.
SELECT route, share, score, reason, asserted, standing
FROM attribution
WHERE seizure_id = $seizure_id
ORDER BY share DESC, route
