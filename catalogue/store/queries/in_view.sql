-- One row per value of one dimension (drug, date, transport, concealment) of the selected seizures.
-- A date is a month such as 2021-03, or a year where no more is known; NULL: not stated.
WITH seizure_cube AS MATERIALIZED (
    SELECT year(date_first) * 100 + CASE WHEN date_precision = 'year' THEN 0 ELSE month(date_first) END AS date,
           transport, concealment, count(*) AS cases
    FROM chosen
    GROUP BY ALL
), item_cube AS MATERIALIZED (
    SELECT year(date_first) * 100 + CASE WHEN date_precision = 'year' THEN 0 ELSE month(date_first) END AS date,
           transport, concealment, drug, sum(mass_kg) AS mass_kg, sum(item_kg) AS item_kg,
           count(*) FILTER (WHERE item_kg IS NULL) AS unconverted_items
    FROM selected
    GROUP BY ALL
), seized AS (
    SELECT 'date' AS dimension, date::VARCHAR AS value, sum(cases) AS cases FROM seizure_cube GROUP BY ALL
    UNION ALL
    SELECT 'transport', transport, sum(cases) FROM seizure_cube GROUP BY ALL
    UNION ALL
    SELECT 'concealment', concealment, sum(cases) FROM seizure_cube GROUP BY ALL
    UNION ALL
    SELECT 'drug', drug, count(DISTINCT seizure_id) FROM selected GROUP BY ALL
), items AS (
    SELECT 'date' AS dimension, date::VARCHAR AS value, sum(mass_kg) AS mass_kg,
           sum(unconverted_items) AS unconverted_items
    FROM item_cube GROUP BY date
    UNION ALL
    SELECT 'transport', transport, sum(mass_kg), sum(unconverted_items) FROM item_cube GROUP BY transport
    UNION ALL
    SELECT 'concealment', concealment, sum(mass_kg), sum(unconverted_items) FROM item_cube GROUP BY concealment
    UNION ALL
    SELECT 'drug', drug, sum(item_kg), sum(unconverted_items) FROM item_cube GROUP BY drug
)
SELECT seized.dimension, seized.value, seized.cases::BIGINT AS cases, items.mass_kg,
       coalesce(items.unconverted_items, 0)::BIGINT AS unconverted_items
FROM seized
LEFT JOIN items ON items.dimension = seized.dimension AND items.value IS NOT DISTINCT FROM seized.value
ORDER BY seized.dimension, seized.cases DESC, seized.value
