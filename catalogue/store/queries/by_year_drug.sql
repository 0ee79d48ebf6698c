-- One row per year and drug of the selected items.
SELECT year(date_first) AS year, drug, count(DISTINCT seizure_id) AS cases, sum(item_kg) AS mass_kg,
       count(*) FILTER (WHERE item_kg IS NULL) AS unconverted_items
FROM selected
GROUP BY ALL
ORDER BY year, cases DESC, drug
