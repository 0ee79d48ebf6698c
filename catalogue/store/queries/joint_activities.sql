-- One row per joint activity that a person added and nobody withdrew.
SELECT code, record, added_by, added_at
FROM joint_activity
WHERE ended_at IS NULL
ORDER BY code
