-- One row per seizure of the batch $batch_id with a cell on a container, goods or who controls them; '' where none.
WITH used AS (
    SELECT sheet, position,
           CASE WHEN regexp_matches(header, '(?i)container|контейнер') AND field IS DISTINCT FROM 'goods' THEN 'container'
                WHEN regexp_matches(header, '(?i)\bHS\b|ТН ?ВЭД') THEN 'hs'
                WHEN field = 'goods' THEN 'goods'
                WHEN regexp_matches(header, '(?i)origin of goods|goods origin|происхождени[ея] (товара|груза)') THEN 'origin'
                WHEN regexp_matches(header, '(?i)consignee|грузополучател') THEN 'consignee'
                WHEN regexp_matches(header, '(?i)control unit|\bPCU\b|\bACCU\b|подразделени|группа.*контрол') THEN 'unit'
           END AS told
    FROM batch_column
    WHERE batch_id = $batch_id AND NOT withheld
), mended AS (
    SELECT raw_row_id, position, arg_max(new_value, mend_id) AS new_value
    FROM mend
    WHERE batch_id = $batch_id AND undone_at IS NULL
    GROUP BY ALL
), told_cell AS (
    SELECT seizure.seizure_id, used.told,
           coalesce(mended.new_value, raw_row.cells[used.position + 1]) AS cell
    FROM seizure
    JOIN raw_row USING (raw_row_id)
    JOIN used USING (sheet)
    LEFT JOIN mended ON mended.raw_row_id = raw_row.raw_row_id AND mended.position = used.position
    WHERE seizure.batch_id = $batch_id AND used.told IS NOT NULL
)
SELECT seizure_id,
       coalesce(any_value(cell) FILTER (WHERE told = 'container'), '') AS container_text,
       coalesce(any_value(cell) FILTER (WHERE told = 'goods'), '') AS goods_text,
       coalesce(any_value(cell) FILTER (WHERE told = 'hs'), '') AS hs_text,
       coalesce(any_value(cell) FILTER (WHERE told = 'origin'), '') AS origin_text,
       coalesce(any_value(cell) FILTER (WHERE told = 'consignee'), '') AS consignee_text,
       coalesce(any_value(cell) FILTER (WHERE told = 'unit'), '') AS unit_text
FROM told_cell
WHERE trim(cell) <> ''
GROUP BY seizure_id
HAVING bool_or(told IN ('container', 'goods', 'hs'))
ORDER BY seizure_id
