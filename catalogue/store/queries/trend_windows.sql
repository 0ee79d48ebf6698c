-- One row per country: chosen seizures of the last days and of the same days a year before; those of no known month apart.
SELECT
    country,
    count(*) FILTER (WHERE date_first BETWEEN $recent_from::DATE AND $recent_to::DATE) AS recent,
    count(*) FILTER (
        WHERE date_first BETWEEN $recent_from::DATE - INTERVAL 1 YEAR AND $recent_to::DATE - INTERVAL 1 YEAR
    ) AS before
FROM chosen
WHERE date_precision <> 'year'
GROUP BY ALL
ORDER BY country
