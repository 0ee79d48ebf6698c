-- One row per kind of thing, code, country and window: chosen seizures of a known month that tell of the thing.
-- $codes and $wider pair each code of $vocabularies with each wider one that counts it too, itself among them.
WITH wider AS (
    SELECT unnest($vocabularies::VARCHAR[]) AS kind, unnest($codes::VARCHAR[]) AS narrow,
           unnest($wider::VARCHAR[]) AS code
), near AS (
    SELECT unnest($place_ids::INTEGER[]) AS place_id, unnest($place_crossings::VARCHAR[]) AS code
), stated AS (
    SELECT 'concealment' AS kind, concealment AS narrow, country, date_first >= $recent_from::DATE AS recent,
           count(*) AS cases
    FROM chosen
    WHERE date_precision <> 'year'
    GROUP BY ALL
    UNION ALL
    SELECT 'transport', transport, country, date_first >= $recent_from::DATE, count(*)
    FROM chosen
    WHERE date_precision <> 'year'
    GROUP BY ALL
), known AS (
    SELECT kind, code, country, recent, sum(cases)::BIGINT AS cases
    FROM stated
    JOIN wider USING (kind, narrow)
    GROUP BY ALL
    UNION ALL
    SELECT 'drug', wider.code, country, date_first >= $recent_from::DATE, count(DISTINCT seizure_id)
    FROM selected
    JOIN wider ON wider.kind = 'drug' AND wider.narrow = selected.drug
    WHERE date_precision <> 'year'
    GROUP BY ALL
    UNION ALL
    SELECT 'direction', departure_country || '-' || destination_country, country,
           date_first >= $recent_from::DATE, count(*)
    FROM chosen
    WHERE date_precision <> 'year' AND departure_country IS NOT NULL AND destination_country IS NOT NULL
    GROUP BY ALL
    UNION ALL
    SELECT 'route', attribution.route, country, date_first >= $recent_from::DATE, count(*)
    FROM chosen
    JOIN attribution USING (seizure_id)
    WHERE attribution.standing = 'attributed' AND date_precision <> 'year'
    GROUP BY ALL
    UNION ALL
    SELECT 'crossing', near.code, country, date_first >= $recent_from::DATE, count(*)
    FROM chosen
    JOIN near USING (place_id)
    WHERE date_precision <> 'year'
    GROUP BY ALL
)
SELECT kind, code, country, recent, cases FROM known ORDER BY ALL
