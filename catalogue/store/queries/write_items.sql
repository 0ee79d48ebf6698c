-- One row per item of the seizures just written, with the row that tells of it.
-- Two joins of two tables each: fresh tables have no statistics, and of three DuckDB made a cross product.
CREATE OR REPLACE TEMP TABLE staged_item AS
SELECT incoming_item.*, staged_row.raw_row_id
FROM incoming_item
JOIN staged_row USING (row_index)
WHERE staged_row.known_as IS NULL;

INSERT INTO seized_item
SELECT
    (SELECT coalesce(max(item_id), 0) FROM seized_item) + 1 + staged_item.item_index,
    staged_seizure.seizure_id, $batch_id, staged_item.raw_row_id,
    drug, drug_text, amount, unit, amount_text, unit_text, mass_kg, factor_key
FROM staged_item
JOIN staged_seizure USING (seizure_index)
ORDER BY staged_item.item_index
