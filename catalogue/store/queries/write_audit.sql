-- One row: an act that changed the store.
INSERT INTO audit SELECT $now::TIMESTAMP, $actor, $act, $object, $details
