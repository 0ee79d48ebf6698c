-- One row: a joint activity that a person added.
INSERT INTO joint_activity VALUES ($code, $record::JSON, $added_by, $now::TIMESTAMP, NULL, NULL)
