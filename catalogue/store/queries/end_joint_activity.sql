-- One row: the joint activity $code that a person added is withdrawn.
UPDATE joint_activity SET ended_by = $ended_by, ended_at = $now::TIMESTAMP WHERE code = $code AND ended_at IS NULL
