-- One row per seizure that the filters mean by what is known of the seizure itself, whatever its items.
SELECT *
FROM seizure
WHERE seizure.handling_rank <= $ceiling
-- when duplicates
  AND seizure.seizure_id NOT IN (SELECT merged_report.seizure_id FROM merged_report WHERE $duplicates = 'merged')
-- when date_from
  AND seizure.date_first >= $date_from::DATE
-- when date_to
  AND seizure.date_first <= $date_to::DATE
-- when countries
  AND list_contains($countries::VARCHAR[], seizure.country)
-- when transports
  AND list_contains($transports::VARCHAR[], seizure.transport)
-- when concealments
  AND list_contains($concealments::VARCHAR[], seizure.concealment)
-- when batch
  AND seizure.batch_id = $batch::INTEGER
-- when sender
  AND seizure.batch_id IN (SELECT batch_id FROM batch WHERE batch.sender = $sender::VARCHAR)
-- when routes
  AND seizure.seizure_id IN (
      SELECT attribution.seizure_id FROM attribution
      WHERE list_contains($routes::VARCHAR[], attribution.route))
-- when provinces
  AND seizure.place_id IN (
      SELECT place.place_id FROM place WHERE list_contains($provinces::VARCHAR[], place.province))
-- when precisions
  AND seizure.place_id IN (
      SELECT place.place_id FROM place WHERE list_contains($precisions::VARCHAR[], place.precision))
-- when south
  AND seizure.place_id IN (
      SELECT place.place_id FROM place
      WHERE place.latitude >= $south::DOUBLE AND place.latitude < $north::DOUBLE
        AND place.longitude >= $west::DOUBLE AND place.longitude < $east::DOUBLE)
-- when seizure_ids
  AND seizure.seizure_id IN (SELECT unnest($seizure_ids::BIGINT[]))
