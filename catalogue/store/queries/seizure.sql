-- One row: the seizure $seizure_id with its place, its batch and its first raw row.
SELECT
    seizure.*, place.province, place.province_text, place.place_text, place.decision AS place_decision,
    place.name_en AS place_en, place.name_ru AS place_ru, place.kind AS place_kind, place.latitude, place.longitude,
    place.precision AS place_precision, place.precision_km, place.score AS place_score,
    place.reason AS place_reason, place.asserted AS place_asserted,
    batch.name AS file, batch.upload_sha256, batch.sender, batch.layout, batch.handling, batch.synthetic,
    batch.imported_at, raw_row.sheet, raw_row.row_number, raw_row.cells
FROM seizure
JOIN place USING (place_id)
JOIN batch USING (batch_id)
JOIN raw_row USING (raw_row_id)
WHERE seizure.seizure_id = $seizure_id AND seizure.handling_rank <= $ceiling
