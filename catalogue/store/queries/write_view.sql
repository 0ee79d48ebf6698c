-- Writes the view $view_id; a listed view of the same name ends.
UPDATE saved_view SET ended_by = $actor, ended_at = $now::TIMESTAMP
WHERE ended_at IS NULL AND lower(name) = lower($name) AND view_id <> $view_id;

INSERT INTO saved_view (view_id, name, screen, state, saved_by, saved_at)
VALUES ($view_id, $name, $screen, $state, $actor, $now::TIMESTAMP)
