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
-- when departures
  AND list_contains($departures::VARCHAR[], seizure.departure_country)
-- when destinations
  AND list_contains($destinations::VARCHAR[], seizure.destination_country)
-- when transports
  AND list_contains($transports::VARCHAR[], seizure.transport)
-- when concealments
  AND list_contains($concealments::VARCHAR[], seizure.concealment)
-- when installations
  AND list_contains($installations::VARCHAR[], seizure.installation)
-- when batch
  AND seizure.batch_id = $batch::INTEGER
-- when sender
  AND seizure.batch_id IN (SELECT batch_id FROM batch WHERE batch.sender = $sender::VARCHAR)
-- when routes
  AND seizure.seizure_id IN (
      SELECT attribution.seizure_id FROM attribution
      WHERE attribution.standing = 'attributed' AND list_contains($routes::VARCHAR[], attribution.route))
-- when operations
  AND seizure.seizure_id IN (
      SELECT operation_tag.seizure_id FROM operation_tag
      WHERE operation_tag.ended_at IS NULL
        AND list_contains($operations::VARCHAR[], operation_tag.operation))
-- when places
  AND seizure.place_id IN (SELECT placed.place_id FROM placed)
-- when mass_range
  AND seizure.seizure_id IN (
      SELECT seized_item.seizure_id FROM seized_item
      WHERE $drugs::VARCHAR[] IS NULL OR list_contains($drugs::VARCHAR[], seized_item.drug)
      GROUP BY seized_item.seizure_id
      HAVING sum(seized_item.mass_kg) >= coalesce($mass_kg_min::DOUBLE, 0)
         AND sum(seized_item.mass_kg) <= coalesce($mass_kg_max::DOUBLE, 'infinity'::DOUBLE))
-- when text
  AND seizure.seizure_id IN (SELECT found_by_text.seizure_id FROM found_by_text)
-- when seizure_ids
  AND seizure.seizure_id IN (SELECT unnest($seizure_ids::BIGINT[]))
-- when first_seizure
  AND seizure.seizure_id BETWEEN $first_seizure::BIGINT AND $last_seizure::BIGINT
