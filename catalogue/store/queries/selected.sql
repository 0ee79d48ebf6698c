-- One row per seized item of the seizures that the filters mean.
-- mass_kg adds up: it is of drugs, unless nothing but chemicals is asked for; item_kg is the item's own.
SELECT
    matching.seizure_id, seized_item.item_id, matching.batch_id, matching.raw_row_id,
    matching.date_first, matching.date_last, matching.date_precision,
    matching.country, matching.place_id,
    matching.departure_country, matching.destination_country,
    matching.transport, matching.concealment, matching.installation, matching.handling_rank,
    seized_item.drug, seized_item.drug_text, seized_item.amount, seized_item.unit,
    CASE WHEN NOT list_contains($beside_drugs::VARCHAR[], seized_item.drug) THEN seized_item.mass_kg END AS mass_kg,
    seized_item.mass_kg AS item_kg
FROM matching
JOIN seized_item USING (seizure_id)
WHERE true
-- when drugs
  AND list_contains($drugs::VARCHAR[], seized_item.drug)
