-- One row per pair of facts ($rows and $columns: concealment, transport, drug), each taken to its family.
WITH told AS (
    SELECT seizure_id,
           CASE $rows WHEN 'concealment' THEN concealment WHEN 'transport' THEN transport ELSE drug END AS row_code,
           CASE $columns WHEN 'concealment' THEN concealment WHEN 'transport' THEN transport ELSE drug END
               AS column_code
    FROM selected
)
SELECT list_extract($row_families::VARCHAR[], list_position($row_codes::VARCHAR[], row_code)) AS row_family,
       list_extract($column_families::VARCHAR[], list_position($column_codes::VARCHAR[], column_code)) AS column_family,
       count(DISTINCT seizure_id) AS cases
FROM told
GROUP BY ALL
ORDER BY ALL
