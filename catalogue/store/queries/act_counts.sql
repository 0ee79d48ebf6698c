-- One row: a kind of act and how many of it stand in the audit.
SELECT act, count(*) AS acts
FROM audit
GROUP BY act
ORDER BY act
