-- One row per month with a chosen seizure; seizures known by their year alone belong to none.
SELECT date_trunc('month', date_first)::DATE AS period_start, count(*) AS cases
FROM chosen
WHERE date_precision <> 'year'
GROUP BY ALL
ORDER BY period_start
