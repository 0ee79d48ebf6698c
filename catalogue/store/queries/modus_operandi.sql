-- One row per concealment method, transport and drug of the selected seizures; NULL: not stated.
SELECT concealment, transport, drug, count(DISTINCT seizure_id) AS cases
FROM selected
GROUP BY ALL
ORDER BY concealment, transport, drug
