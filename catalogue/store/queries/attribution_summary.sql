-- One row: seizures attributed to one route, tied to several without a clear one, and tied to none.
WITH best AS (
    SELECT seizure_id, bool_or(standing = 'attributed') AS attributed FROM attribution GROUP BY seizure_id
)
SELECT
    count(*) FILTER (WHERE best.attributed) AS attributed,
    count(*) FILTER (WHERE NOT best.attributed) AS ambiguous,
    count(*) FILTER (WHERE best.attributed IS NULL) AS unknown
FROM seizure
LEFT JOIN best USING (seizure_id)
