-- One row per act of tagging with $operation of which a tag holds, latest first: the first tag set in it, how many hold.
SELECT min(tag_id) AS act, tagged_by, tagged_at, count(*) FILTER (WHERE ended_at IS NULL) AS cases
FROM operation_tag
WHERE operation = $operation
GROUP BY tagged_by, tagged_at
HAVING count(*) FILTER (WHERE ended_at IS NULL) > 0
ORDER BY act DESC
