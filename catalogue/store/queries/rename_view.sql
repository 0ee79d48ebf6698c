-- Gives the view $view_id the name $name.
UPDATE saved_view SET name = $name WHERE view_id = $view_id
