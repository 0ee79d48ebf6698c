-- One row: the operation of the act whose first tag is $act, and how many of its tags hold; none where none holds.
SELECT operation, count(*) AS cases
FROM operation_tag
WHERE ended_at IS NULL AND (operation, tagged_by, tagged_at) IN (
    SELECT (operation, tagged_by, tagged_at) FROM operation_tag WHERE tag_id = $act)
GROUP BY operation
