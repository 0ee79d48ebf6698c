-- One row per report among $seizures that the reader may see, with where it was read and what it says.
SELECT
    seizure.seizure_id, seizure.date_first, seizure.date_last, seizure.date_precision, seizure.country,
    place.province_text, place.place_text, place.name_en AS place_en, place.name_ru AS place_ru,
    list(seized_item.drug ORDER BY seized_item.item_id) AS drugs,
    list(seized_item.amount ORDER BY seized_item.item_id) AS amounts,
    list(seized_item.unit ORDER BY seized_item.item_id) AS units,
    sum(seized_item.mass_kg) AS mass_kg,
    seizure.transport, seizure.concealment, seizure.batch_id, batch.sender, batch.name AS file,
    raw_row.sheet, raw_row.row_number
FROM seizure
JOIN seized_item USING (seizure_id)
JOIN place USING (place_id)
JOIN batch ON batch.batch_id = seizure.batch_id
JOIN raw_row ON raw_row.raw_row_id = seizure.raw_row_id
WHERE list_contains($seizures::BIGINT[], seizure.seizure_id) AND seizure.handling_rank <= $ceiling
GROUP BY ALL
ORDER BY seizure.seizure_id
