-- One row of place_counts.sql and its place, where the place is among those that the filters mean.
SELECT place_count.*, place.* EXCLUDE (place_id)
FROM place_count
JOIN place USING (place_id)
WHERE true
-- when provinces
  AND list_contains($provinces::VARCHAR[], place.province)
-- when precisions
  AND list_contains($precisions::VARCHAR[], place.precision)
-- when south
  AND place.latitude >= $south::DOUBLE AND place.latitude < $north::DOUBLE
  AND place.longitude >= $west::DOUBLE AND place.longitude < $east::DOUBLE
