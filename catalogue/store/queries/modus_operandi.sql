-- One row per pair of facts ($rows and $columns: concealment, transport, crossing), each taken to its family;
-- a seizure near several crossings counts under each.
WITH near AS (
    SELECT unnest($place_ids::INTEGER[]) AS place_id, unnest($place_crossings::VARCHAR[]) AS crossing
), told AS (
    SELECT
        CASE $rows WHEN 'concealment' THEN concealment WHEN 'transport' THEN transport ELSE near.crossing END
            AS row_code,
        CASE $columns WHEN 'concealment' THEN concealment WHEN 'transport' THEN transport ELSE near.crossing END
            AS column_code,
        count(*) AS cases
    FROM chosen
    LEFT JOIN near USING (place_id)
    GROUP BY ALL
)
SELECT list_extract($row_families::VARCHAR[], list_position($row_codes::VARCHAR[], row_code)) AS row_family,
       list_extract($column_families::VARCHAR[], list_position($column_codes::VARCHAR[], column_code)) AS column_family,
       sum(cases)::BIGINT AS cases
FROM told
GROUP BY ALL
ORDER BY ALL
