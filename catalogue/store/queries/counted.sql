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
-- when area_lats
  AND place.precision IN ('exact', 'settlement', 'district')
  -- A ray to the east crosses the outline an odd number of times.
  AND list_sum(list_transform(range(1, len($area_lats::DOUBLE[])), lambda corner: ((
      ($area_lats::DOUBLE[])[corner] > place.latitude) <> (($area_lats::DOUBLE[])[corner + 1] > place.latitude)
      AND place.longitude < ($area_lons::DOUBLE[])[corner]
          + (($area_lons::DOUBLE[])[corner + 1] - ($area_lons::DOUBLE[])[corner])
          * (place.latitude - ($area_lats::DOUBLE[])[corner])
          / nullif(($area_lats::DOUBLE[])[corner + 1] - ($area_lats::DOUBLE[])[corner], 0))::INTEGER)) % 2 = 1
