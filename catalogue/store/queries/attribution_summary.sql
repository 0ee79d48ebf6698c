-- One row: seizures tied to one route clearly, to several without a clear one, and to none.
WITH best AS (
    SELECT seizure_id, max(share) AS share FROM attribution GROUP BY seizure_id
)
SELECT
    count(*) FILTER (WHERE best.share >= $attributed_share) AS attributed,
    count(*) FILTER (WHERE best.share < $attributed_share) AS ambiguous,
    count(*) FILTER (WHERE best.share IS NULL) AS unknown
FROM seizure
LEFT JOIN best USING (seizure_id)
