-- One row per seizure with a container or goods, as a person stated or its sheet tells; $seizure_id: only that one.
WITH held AS (
    SELECT * FROM stated_consignment WHERE ended_at IS NULL
), told AS (
    SELECT seizure_id, container_text, container_number, goods_text, hs_heading, origin, consignee_type, unit_text,
           stated_by, stated_at
    FROM held
    UNION ALL
    SELECT seizure_id, container_text, container_number, goods_text, hs_heading, origin, consignee_type, unit_text,
           NULL, NULL
    FROM consignment ANTI JOIN held USING (seizure_id)
)
SELECT told.*, seizure.country, seizure.date_first
FROM told
JOIN seizure USING (seizure_id)
WHERE seizure.handling_rank <= $ceiling
  AND ($seizure_id::BIGINT IS NULL OR seizure.seizure_id = $seizure_id::BIGINT)
ORDER BY seizure.date_first DESC, seizure_id
