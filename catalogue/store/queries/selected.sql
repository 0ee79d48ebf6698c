-- One row per seized item of the seizures that the filters mean.
SELECT
    seizure.seizure_id, seized_item.item_id, seizure.batch_id, seizure.raw_row_id,
    seizure.date_first, seizure.date_last, seizure.date_precision,
    seizure.country, seizure.place_id,
    seizure.departure_country, seizure.destination_country,
    seizure.transport, seizure.concealment, seizure.installation, seizure.handling_rank,
    seized_item.drug, seized_item.drug_text, seized_item.amount, seized_item.unit, seized_item.mass_kg
FROM seizure
JOIN seized_item USING (seizure_id)
WHERE seizure.handling_rank <= $ceiling
  AND ($duplicates = 'reported'
       OR seizure.seizure_id NOT IN (SELECT merged_report.seizure_id FROM merged_report))
  AND ($date_from::DATE IS NULL OR seizure.date_first >= $date_from::DATE)
  AND ($date_to::DATE IS NULL OR seizure.date_first <= $date_to::DATE)
  AND ($drugs::VARCHAR[] IS NULL OR list_contains($drugs::VARCHAR[], seized_item.drug))
  AND ($countries::VARCHAR[] IS NULL OR list_contains($countries::VARCHAR[], seizure.country))
  AND ($transports::VARCHAR[] IS NULL OR list_contains($transports::VARCHAR[], seizure.transport))
  AND ($concealments::VARCHAR[] IS NULL OR list_contains($concealments::VARCHAR[], seizure.concealment))
  AND ($batch::INTEGER IS NULL OR seizure.batch_id = $batch::INTEGER)
  AND ($sender::VARCHAR IS NULL
       OR seizure.batch_id IN (SELECT batch_id FROM batch WHERE batch.sender = $sender::VARCHAR))
  AND ($routes::VARCHAR[] IS NULL
       OR seizure.seizure_id IN (
           SELECT attribution.seizure_id FROM attribution
           WHERE list_contains($routes::VARCHAR[], attribution.route)))
  AND (($provinces::VARCHAR[] IS NULL AND $precisions::VARCHAR[] IS NULL AND $south::DOUBLE IS NULL)
       OR seizure.place_id IN (
           SELECT place.place_id FROM place
           WHERE ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], place.province))
             AND ($precisions::VARCHAR[] IS NULL OR list_contains($precisions::VARCHAR[], place.precision))
             AND ($south::DOUBLE IS NULL
                  OR (place.latitude >= $south::DOUBLE AND place.latitude < $north::DOUBLE
                      AND place.longitude >= $west::DOUBLE AND place.longitude < $east::DOUBLE))))
