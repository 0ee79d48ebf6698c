-- One row per country of chosen seizures: how many state each field.
SELECT
    chosen.country,
    count(*) AS cases,
    count(*) FILTER (WHERE chosen.date_precision = 'day') AS day,
    count(*) FILTER (WHERE place.latitude IS NOT NULL) AS place,
    count(*) FILTER (WHERE place.precision IN ('exact', 'settlement')) AS settlement,
    count(chosen.departure_country) AS departure,
    count(chosen.destination_country) AS destination,
    count(*) FILTER (WHERE chosen.transport <> 'unknown') AS transport,
    count(*) FILTER (WHERE chosen.concealment <> 'unknown') AS concealment,
    count(*) FILTER (WHERE chosen.installation <> 'unknown') AS installation,
    count(*) FILTER (WHERE chosen.seizure_id IN (
        SELECT attribution.seizure_id FROM attribution WHERE attribution.standing = 'attributed'
    )) AS route
FROM chosen
JOIN place USING (place_id)
GROUP BY ALL
ORDER BY chosen.country
