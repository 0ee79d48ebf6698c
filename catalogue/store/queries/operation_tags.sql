-- One row per tag of the seizure $seizure_id that holds, in the order in which they were set.
SELECT tag_id, operation, tagged_by, tagged_at
FROM operation_tag
WHERE seizure_id = $seizure_id AND ended_at IS NULL
ORDER BY tag_id
