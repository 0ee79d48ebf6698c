-- One row: the next version of a route record.
INSERT INTO route_version
SELECT $code, coalesce((SELECT max(version) FROM route_version WHERE code = $code), 0) + 1,
       $record, $line, $record_sha256, $changed_by, $now::TIMESTAMP, $change
