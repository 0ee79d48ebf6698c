-- One row per value that a filter can offer, with its count of seizures; kind says which filter.
SELECT 'drug' AS kind, drug AS value, count(DISTINCT seizure_id) AS cases FROM seized_item GROUP BY ALL
UNION ALL
SELECT 'country', country, count(*) FROM seizure GROUP BY ALL
UNION ALL
SELECT 'transport', transport, count(*) FROM seizure WHERE transport IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'concealment', concealment, count(*) FROM seizure WHERE concealment IS NOT NULL GROUP BY ALL
ORDER BY kind, cases DESC, value
