-- One row: an act that changed the store.
INSERT INTO audit SELECT now() AT TIME ZONE 'UTC', $actor, $act, $object, $details
