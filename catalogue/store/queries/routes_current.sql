-- One row per route: its newest version.
SELECT code, version, record, line, record_sha256, changed_by, changed_at, change
FROM route_version
QUALIFY version = max(version) OVER (PARTITION BY code)
ORDER BY code
