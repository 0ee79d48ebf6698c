-- One row per value that a filter can offer; kind is the filter's field.
SELECT DISTINCT 'drugs' AS kind, drug AS value FROM seized_item
UNION ALL
SELECT DISTINCT 'countries', country FROM seizure
UNION ALL
SELECT DISTINCT 'departures', departure_country FROM seizure WHERE departure_country IS NOT NULL
UNION ALL
SELECT DISTINCT 'destinations', destination_country FROM seizure WHERE destination_country IS NOT NULL
UNION ALL
SELECT DISTINCT 'transports', transport FROM seizure WHERE transport IS NOT NULL
UNION ALL
SELECT DISTINCT 'concealments', concealment FROM seizure WHERE concealment IS NOT NULL
UNION ALL
SELECT DISTINCT 'installations', installation FROM seizure WHERE installation IS NOT NULL
UNION ALL
SELECT DISTINCT 'routes', route FROM attribution WHERE standing = 'attributed'
UNION ALL
SELECT DISTINCT 'operations', operation FROM operation_tag WHERE ended_at IS NULL
UNION ALL
SELECT DISTINCT 'provinces', province FROM place
WHERE province IS NOT NULL AND place_id IN (SELECT seizure.place_id FROM seizure)
UNION ALL
SELECT DISTINCT 'precisions', precision FROM place WHERE place_id IN (SELECT seizure.place_id FROM seizure)
UNION ALL
SELECT 'batch', batch_id::VARCHAR FROM batch WHERE undone_at IS NULL AND accepted > 0
UNION ALL
SELECT DISTINCT 'sender', sender FROM batch WHERE undone_at IS NULL AND accepted > 0 AND sender IS NOT NULL
ORDER BY kind, value
