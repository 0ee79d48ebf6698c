-- One row per tag set in the act whose first tag is $act: none of them holds any longer.
UPDATE operation_tag SET ended_by = $ended_by, ended_at = $now::TIMESTAMP
WHERE ended_at IS NULL AND (operation, tagged_by, tagged_at) IN (
    SELECT (operation, tagged_by, tagged_at) FROM operation_tag WHERE tag_id = $act)
