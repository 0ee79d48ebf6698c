-- One row per incoming row: the raw row that the store knows it as, or the id it will get.
-- The n-th copy of a row inside the file is known only where the store holds n copies already.
-- A row that was mended before the import is compared as it is mended (meaning), and as it came.
CREATE OR REPLACE TEMP TABLE staged_row AS
WITH incoming AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY meaning ORDER BY row_index) AS copy,
        row_number() OVER (PARTITION BY fingerprint ORDER BY row_index) AS copy_as_it_came
    FROM (
        SELECT
            incoming_row.* REPLACE (incoming_row.fingerprint::UUID AS fingerprint),
            coalesce(incoming_mended.fingerprint, incoming_row.fingerprint)::UUID AS meaning,
            incoming_mended.fingerprint IS NOT NULL AS mended
        FROM incoming_row
        LEFT JOIN incoming_mended USING (row_index)
    )
), kept AS (
    SELECT raw_row_id, fingerprint, row_number() OVER (PARTITION BY fingerprint ORDER BY raw_row_id) AS copy
    FROM (
        SELECT raw_row_id, fingerprint FROM raw_row
        UNION ALL
        -- A row that was accepted with mended cells is known by them too.
        SELECT raw_row_id, fingerprint FROM mended_row
    )
    WHERE fingerprint IN (SELECT meaning FROM incoming UNION ALL SELECT fingerprint FROM incoming WHERE mended)
), earlier AS (
    -- Rows that a returned error workbook, or a row mended before the import, gives in another form.
    SELECT row_index, raw_row_id FROM incoming_returned
    UNION ALL
    SELECT incoming.row_index, kept.raw_row_id
    FROM incoming
    JOIN kept ON kept.fingerprint = incoming.fingerprint AND kept.copy = incoming.copy_as_it_came
    WHERE incoming.mended
), earlier_row AS (
    SELECT
        earlier.row_index,
        -- One whose original is a seizure by now, or is held corrected, is known.
        any_value(raw_row_id) FILTER (
            WHERE NOT raw_row.refused OR raw_row_id IN (SELECT raw_row_id FROM resolved_row)
        ) AS known_as,
        any_value(raw_row_id) FILTER (WHERE raw_row.refused) AS corrects
    FROM earlier
    JOIN raw_row USING (raw_row_id)
    GROUP BY ALL
)
SELECT
    incoming.row_index, incoming.sheet, incoming.row_number, incoming.cells, incoming.fingerprint, incoming.meaning,
    incoming.refused, coalesce(kept.raw_row_id, earlier_row.known_as) AS known_as, earlier_row.corrects,
    (SELECT coalesce(max(raw_row_id), 0) FROM raw_row) + 1 + incoming.row_index AS raw_row_id
FROM incoming
LEFT JOIN kept ON kept.fingerprint = incoming.meaning AND kept.copy = incoming.copy
LEFT JOIN earlier_row USING (row_index)
