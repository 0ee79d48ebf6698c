-- Puts what persons decided over what was inferred: denied ties go, asserted ones stand alone.
DELETE FROM attribution WHERE asserted;
DELETE FROM attribution USING attribution_decision AS decision
WHERE decision.ended_at IS NULL AND decision.seizure_id = attribution.seizure_id
  AND (decision.verdict = 'asserted' OR decision.route = attribution.route);
INSERT INTO attribution
SELECT seizure_id, route, 1.0 / count(*) OVER (PARTITION BY seizure_id), 1.0, reason, true
FROM attribution_decision
WHERE ended_at IS NULL AND verdict = 'asserted'
ORDER BY seizure_id, route
