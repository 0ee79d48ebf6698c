-- Puts what persons decided over what was inferred: denied ties go, asserted ones stand alone.
-- A seizure that persons tied to several routes is attributed to none of them: each is possible.
DELETE FROM attribution WHERE asserted;
DELETE FROM attribution USING attribution_decision AS decision
WHERE decision.ended_at IS NULL AND decision.seizure_id = attribution.seizure_id
  AND (decision.verdict = 'asserted' OR decision.route = attribution.route);
UPDATE attribution SET standing = 'possible'
WHERE standing = 'outweighed'
  AND seizure_id IN (SELECT seizure_id FROM attribution_decision WHERE ended_at IS NULL)
  AND seizure_id NOT IN (SELECT seizure_id FROM attribution WHERE standing = 'attributed');
INSERT INTO attribution BY NAME
SELECT
    seizure_id, route, 1.0 / count(*) OVER asserted_of AS share, 1.0 AS score, reason, true AS asserted,
    CASE WHEN count(*) OVER asserted_of = 1 THEN 'attributed' ELSE 'possible' END AS standing
FROM attribution_decision
WHERE ended_at IS NULL AND verdict = 'asserted'
WINDOW asserted_of AS (PARTITION BY seizure_id)
ORDER BY seizure_id, route
