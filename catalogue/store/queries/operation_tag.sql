-- One row: the tag $tag_id, if it holds.
SELECT tag_id, seizure_id, operation FROM operation_tag WHERE tag_id = $tag_id AND ended_at IS NULL
