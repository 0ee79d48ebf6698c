-- One row per version of the route $code, latest first.
SELECT version, record, changed_by, changed_at, change
FROM route_version
WHERE code = $code
ORDER BY version DESC
