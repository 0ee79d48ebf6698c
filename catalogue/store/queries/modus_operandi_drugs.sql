-- One row per drug's family and another fact ($columns: concealment, transport, crossing), taken to its family; a
-- seizure of several drugs, or near several crossings, counts once under each.
WITH family AS (
    SELECT unnest($row_codes::VARCHAR[]) AS drug, unnest($row_families::VARCHAR[]) AS row_family
), near AS (
    SELECT unnest($place_ids::INTEGER[]) AS place_id, unnest($place_crossings::VARCHAR[]) AS crossing
), seized AS (
    SELECT DISTINCT seizure_id, row_family, place_id,
           CASE $columns WHEN 'concealment' THEN concealment WHEN 'transport' THEN transport END AS column_code
    FROM selected
    LEFT JOIN family USING (drug)
), told AS (
    SELECT row_family, CASE $columns WHEN 'crossing' THEN near.crossing ELSE column_code END AS column_code,
           count(*) AS cases
    FROM seized
    LEFT JOIN near USING (place_id)
    GROUP BY ALL
)
SELECT row_family,
       list_extract($column_families::VARCHAR[], list_position($column_codes::VARCHAR[], column_code)) AS column_family,
       sum(cases)::BIGINT AS cases
FROM told
GROUP BY ALL
ORDER BY ALL
