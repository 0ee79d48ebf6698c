-- One row per country of selected items: how many state their drug and amount, and have a kg equivalent.
SELECT
    country,
    count(*) AS items,
    count(*) FILTER (WHERE drug <> 'unknown') AS drug,
    count(amount) AS amount,
    count(item_kg) AS mass_kg
FROM selected
GROUP BY ALL
ORDER BY country
