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
-- when area_lats
  AND seizure.place_id IN (
      SELECT place.place_id FROM place
      WHERE true
      AND place.precision IN ('exact', 'settlement', 'district')
      -- A ray to the east crosses the outline an odd number of times.
      AND list_sum(list_transform(range(1, len($area_lats::DOUBLE[])), lambda corner: ((
          ($area_lats::DOUBLE[])[corner] > place.latitude) <> (($area_lats::DOUBLE[])[corner + 1] > place.latitude)
          AND place.longitude < ($area_lons::DOUBLE[])[corner]
              + (($area_lons::DOUBLE[])[corner + 1] - ($area_lons::DOUBLE[])[corner])
              * (place.latitude - ($area_lats::DOUBLE[])[corner])
              / nullif(($area_lats::DOUBLE[])[corner + 1] - ($area_lats::DOUBLE[])[corner], 0))::INTEGER)) % 2 = 1)
-- when seizure_ids
  AND seizure.seizure_id IN (SELECT unnest($seizure_ids::BIGINT[]))
