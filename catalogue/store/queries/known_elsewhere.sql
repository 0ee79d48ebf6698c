-- One row per fingerprint among $fingerprints that an accepted row of another batch than $batch_id has.
SELECT fingerprint::VARCHAR AS fingerprint, min(batch_id) AS batch_id
FROM (
    SELECT fingerprint, batch_id FROM raw_row WHERE NOT refused
    UNION ALL
    SELECT fingerprint, batch_id FROM mended_row
)
WHERE batch_id <> $batch_id AND fingerprint IN (SELECT unnest($fingerprints::VARCHAR[])::UUID)
GROUP BY ALL
