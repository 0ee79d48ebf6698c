-- One row per seizure and route it is tied to.
SELECT seizure_id AS seizure, route, share, score, reason, asserted, standing
FROM attribution
ORDER BY seizure_id, route
LIMIT $limit
