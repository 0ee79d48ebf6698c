-- One row per country and window: chosen seizures of a known month, and how many of them tell of each kind of thing.
SELECT
    country,
    date_first >= $recent_from::DATE AS recent,
    count(*) AS cases,
    count(DISTINCT date_trunc('month', date_first)) AS months,
    count(*) AS drug,
    count(*) FILTER (WHERE list_contains($concealments_stated::VARCHAR[], concealment)) AS concealment,
    count(*) FILTER (WHERE list_contains($transports_stated::VARCHAR[], transport)) AS transport,
    count(*) FILTER (WHERE departure_country IS NOT NULL AND destination_country IS NOT NULL) AS direction,
    count(*) FILTER (WHERE seizure_id IN (
        SELECT attribution.seizure_id FROM attribution WHERE attribution.standing = 'attributed'
    )) AS route,
    count(*) FILTER (WHERE place_id IN (SELECT unnest($place_ids::INTEGER[]))) AS crossing
FROM chosen
WHERE date_precision <> 'year'
GROUP BY ALL
ORDER BY country, recent
