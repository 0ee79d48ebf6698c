-- One row per view that is listed, by name.
SELECT view_id, name, screen, state, saved_by, saved_at
FROM saved_view
WHERE ended_at IS NULL
ORDER BY lower(name), view_id
