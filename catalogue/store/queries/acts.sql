-- One row: an act that changed the store, latest first.
SELECT happened_at, actor, act, object, details
FROM audit
WHERE $act = '' OR act = $act
ORDER BY happened_at DESC, rowid DESC
LIMIT $limit OFFSET $offset
