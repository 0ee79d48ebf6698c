-- One row per incoming row: the raw row that the store knows it as, or the id it will get.
-- The n-th copy of a row inside the file is known only where the store holds n copies already.
CREATE OR REPLACE TEMP TABLE staged_row AS
WITH incoming AS (
    SELECT *, row_number() OVER (PARTITION BY fingerprint ORDER BY row_index) AS copy
    FROM (SELECT * REPLACE (fingerprint::UUID AS fingerprint) FROM incoming_row)
), kept AS (
    SELECT raw_row_id, fingerprint, row_number() OVER (PARTITION BY fingerprint ORDER BY raw_row_id) AS copy
    FROM (
        SELECT raw_row_id, fingerprint FROM raw_row
        UNION ALL
        -- A row that was accepted with mended cells is known by them too.
        SELECT raw_row_id, fingerprint FROM mended_row
    )
    WHERE fingerprint IN (SELECT fingerprint FROM incoming)
)
SELECT
    incoming.row_index, incoming.sheet, incoming.row_number, incoming.cells, incoming.fingerprint, incoming.refused,
    coalesce(kept.raw_row_id, returned.raw_row_id) AS known_as,
    (SELECT coalesce(max(raw_row_id), 0) FROM raw_row) + 1 + incoming.row_index AS raw_row_id
FROM incoming
LEFT JOIN kept USING (fingerprint, copy)
-- A row of a returned error workbook whose original is a seizure by now, or is held corrected, is known.
LEFT JOIN (
    SELECT incoming_returned.row_index, any_value(raw_row_id) AS raw_row_id
    FROM incoming_returned
    JOIN raw_row USING (raw_row_id)
    WHERE NOT raw_row.refused OR raw_row_id IN (SELECT raw_row_id FROM resolved_row)
    GROUP BY ALL
) AS returned USING (row_index)
