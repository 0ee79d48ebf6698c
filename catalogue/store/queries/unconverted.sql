-- One row per unit in which selected items stay unconverted, with their amounts summed.
SELECT coalesce(unit, '') AS unit, sum(amount) AS amount, count(*) AS items
FROM selected
WHERE item_kg IS NULL
GROUP BY ALL
ORDER BY items DESC, unit
