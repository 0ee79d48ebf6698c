-- One row per kept layout as it is now, latest first; only that of the headers $shape unless it is NULL.
-- One that was forgotten has neither columns nor constants and is left out.
SELECT name, version, shape, layout::VARCHAR AS layout, kept_by, kept_at
FROM sender_layout
WHERE ($shape::VARCHAR IS NULL OR shape = $shape::VARCHAR)
QUALIFY version = max(version) OVER (PARTITION BY shape)
    AND len(json_keys(layout, '$.columns')) + len(json_keys(layout, '$.constants')) > 0
ORDER BY kept_at DESC, shape
