-- One row per item of the seizures just written, with the row that tells of it.
INSERT INTO seized_item
SELECT
    (SELECT coalesce(max(item_id), 0) FROM seized_item) + 1 + incoming_item.item_index,
    staged_seizure.seizure_id, $batch_id, staged_row.raw_row_id,
    drug, drug_text, amount, unit, amount_text, unit_text, mass_kg, factor_key
FROM incoming_item
JOIN staged_seizure USING (seizure_index)
JOIN staged_row ON staged_row.row_index = incoming_item.row_index
WHERE staged_row.known_as IS NULL
ORDER BY incoming_item.item_index
