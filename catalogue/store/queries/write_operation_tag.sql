-- One row: the seizure $seizure_id was made in the joint operation $operation.
INSERT INTO operation_tag
SELECT coalesce((SELECT max(tag_id) FROM operation_tag), 0) + 1,
       $seizure_id, $operation, $tagged_by, $now::TIMESTAMP, NULL, NULL
