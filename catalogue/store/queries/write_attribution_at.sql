-- One row per seizure of the current profiles and route, from the answers given for each profile.
DELETE FROM attribution WHERE NOT asserted AND seizure_id IN (SELECT seizure_id FROM profile);
INSERT INTO attribution BY NAME
SELECT
    profile.seizure_id, answer.route, answer.share, answer.score, answer.reason, false AS asserted, answer.standing
FROM incoming_answer AS answer
JOIN profile USING (profile_id)
WHERE profile.seizure_id NOT IN (SELECT seizure_id FROM attribution WHERE asserted)
ORDER BY profile.seizure_id, answer.route
