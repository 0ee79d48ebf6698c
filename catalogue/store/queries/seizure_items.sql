-- One row per item of the seizure $seizure_id.
SELECT item_id, drug, drug_text, amount, unit, amount_text, unit_text, mass_kg, factor_key
FROM seized_item
WHERE seizure_id = $seizure_id
ORDER BY item_id
