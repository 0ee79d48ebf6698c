-- One row: the tag $tag_id no longer holds.
UPDATE operation_tag SET ended_by = $ended_by, ended_at = $now::TIMESTAMP WHERE tag_id = $tag_id
