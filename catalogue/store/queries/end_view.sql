-- Takes the view $view_id off the list.
UPDATE saved_view SET ended_by = $actor, ended_at = $now::TIMESTAMP
WHERE view_id = $view_id AND ended_at IS NULL
