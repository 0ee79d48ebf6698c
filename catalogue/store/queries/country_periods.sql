-- One row per country and period: chosen seizures; those known by their year alone belong to no month.
SELECT country, date_trunc($period, date_first)::DATE AS period_start, count(*) AS cases
FROM chosen
WHERE $period = 'year' OR date_precision <> 'year'
GROUP BY ALL
ORDER BY ALL
