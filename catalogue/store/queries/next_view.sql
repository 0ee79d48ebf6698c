-- One row: the number of the next saved view.
SELECT coalesce(max(view_id), 0) + 1 AS view_id FROM saved_view
