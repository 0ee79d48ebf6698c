-- One row per rule of the store that is broken, with the number of rows that break it.
SELECT 'items_without_seizure' AS rule, count(*) AS broken
FROM seized_item ANTI JOIN seizure USING (seizure_id)
UNION ALL
SELECT 'seizures_without_item', count(*) FROM seizure ANTI JOIN seized_item USING (seizure_id)
UNION ALL
SELECT 'seizures_without_place', count(*) FROM seizure ANTI JOIN place USING (place_id)
UNION ALL
SELECT 'seizures_without_raw_row', count(*) FROM seizure ANTI JOIN raw_row USING (raw_row_id)
UNION ALL
SELECT 'seizures_without_live_batch', count(*)
FROM seizure ANTI JOIN (SELECT batch_id FROM batch WHERE undone_at IS NULL) USING (batch_id)
UNION ALL
SELECT 'batches_whose_rows_do_not_add_up', count(*)
FROM batch
LEFT JOIN (
    SELECT batch_id, count(*) FILTER (WHERE NOT refused) AS accepted, count(*) FILTER (WHERE refused) AS refused
    FROM raw_row GROUP BY batch_id
) AS kept USING (batch_id)
WHERE batch.undone_at IS NULL
  AND (batch.accepted <> coalesce(kept.accepted, 0) OR batch.refused <> coalesce(kept.refused, 0))
UNION ALL
SELECT 'refused_rows_without_problem', count(*)
FROM raw_row ANTI JOIN problem USING (batch_id, sheet, row_number)
WHERE raw_row.refused
UNION ALL
SELECT 'batches_without_upload', count(*)
FROM batch ANTI JOIN (SELECT sha256 AS upload_sha256 FROM upload) USING (upload_sha256)
UNION ALL
SELECT 'attributions_without_seizure', count(*) FROM attribution ANTI JOIN seizure USING (seizure_id)
UNION ALL
SELECT 'shares_above_one', count(*)
FROM (SELECT seizure_id FROM attribution GROUP BY seizure_id HAVING sum(share) > 1 + 1e-9)
UNION ALL
SELECT 'kg_equivalents_without_amount', count(*) FROM seized_item WHERE mass_kg IS NOT NULL AND amount IS NULL
