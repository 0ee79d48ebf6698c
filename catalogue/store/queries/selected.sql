-- One row per seized item of the seizures that the filters mean.
SELECT
    matching.seizure_id, seized_item.item_id, matching.batch_id, matching.raw_row_id,
    matching.date_first, matching.date_last, matching.date_precision,
    matching.country, matching.place_id,
    matching.departure_country, matching.destination_country,
    matching.transport, matching.concealment, matching.installation, matching.handling_rank,
    seized_item.drug, seized_item.drug_text, seized_item.amount, seized_item.unit, seized_item.mass_kg
FROM matching
JOIN seized_item USING (seizure_id)
WHERE true
-- when drugs
  AND list_contains($drugs::VARCHAR[], seized_item.drug)
