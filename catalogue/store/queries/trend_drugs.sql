-- One row per period and drug of the selected items.
SELECT
    date_trunc($period, date_first)::DATE AS period_start, drug,
    count(DISTINCT seizure_id) AS cases, coalesce(sum(item_kg), 0) AS mass_kg
FROM selected
WHERE $period = 'year' OR date_precision <> 'year'
GROUP BY ALL
ORDER BY period_start, cases DESC, drug
