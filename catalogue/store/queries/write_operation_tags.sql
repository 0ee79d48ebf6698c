-- One row per selected seizure that was not tagged yet: it was made in the joint operation $operation.
INSERT INTO operation_tag
SELECT coalesce((SELECT max(tag_id) FROM operation_tag), 0) + row_number() OVER (ORDER BY meant.seizure_id),
       meant.seizure_id, $operation, $tagged_by, $now::TIMESTAMP, NULL, NULL
FROM chosen AS meant
WHERE meant.seizure_id NOT IN (
    SELECT operation_tag.seizure_id FROM operation_tag
    WHERE operation_tag.operation = $operation AND operation_tag.ended_at IS NULL)
