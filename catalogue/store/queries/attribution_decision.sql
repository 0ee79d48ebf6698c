-- One row: the decision $decision_id on a seizure and a route.
SELECT attribution_decision.decision_id, attribution_decision.seizure_id, attribution_decision.route,
       attribution_decision.verdict, attribution_decision.ended_at, seizure.place_id
FROM attribution_decision
JOIN seizure USING (seizure_id)
WHERE attribution_decision.decision_id = $decision_id
