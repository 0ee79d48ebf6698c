-- One row per joint operation with a tagged seizure: how many, up to the ceiling.
SELECT operation_tag.operation, count(DISTINCT operation_tag.seizure_id) AS cases
FROM operation_tag
JOIN seizure USING (seizure_id)
WHERE operation_tag.ended_at IS NULL AND seizure.handling_rank <= $ceiling
GROUP BY ALL
ORDER BY operation_tag.operation
