-- One row per seizure and text of its rows, of batch $batch_id (NULL: of all); then per text not indexed yet; then per word.
CREATE OR REPLACE TEMP TABLE staged_searched AS
WITH told AS (
    SELECT DISTINCT raw_row_id, seizure_id FROM seized_item WHERE $batch_id IS NULL OR batch_id = $batch_id
), mended AS (
    SELECT raw_row_id, position, arg_max(new_value, mend_id) AS cell
    FROM mend
    WHERE undone_at IS NULL
    GROUP BY ALL
)
SELECT DISTINCT told.seizure_id, raw_row.batch_id, trim(coalesce(mended.cell, raw_row.cells[use.position + 1])) AS text
FROM told
JOIN raw_row USING (raw_row_id)
JOIN batch_column AS use ON use.batch_id = raw_row.batch_id AND use.sheet = raw_row.sheet
LEFT JOIN mended ON mended.raw_row_id = raw_row.raw_row_id AND mended.position = use.position
WHERE NOT use.withheld
  AND text <> ''
  AND (list_contains($fields::VARCHAR[], use.field) OR (use.field IS NULL AND regexp_matches(text, '\pL')));

CREATE OR REPLACE TEMP TABLE staged_text AS
SELECT (SELECT coalesce(max(text_id), 0) FROM searched_text) + row_number() OVER () AS text_id, text, digest
FROM (
    SELECT text, md5_number(text) AS digest
    FROM (
        SELECT text FROM staged_searched
        UNION
        SELECT unnest([place_text, province_text, name_en, name_ru]) FROM place
        UNION
        SELECT drug_text FROM seized_item
    )
    WHERE text <> ''
)
WHERE digest NOT IN (SELECT digest FROM searched_text);

CREATE OR REPLACE TEMP TABLE staged_word AS
SELECT text_id, unnest(words) AS word, generate_subscripts(words, 1) AS position
FROM (
    SELECT text_id,
           regexp_extract_all(replace(lower(nfc_normalize(text)), 'ё', 'е'), '[\pL\pN]+') AS words
    FROM staged_text
)
