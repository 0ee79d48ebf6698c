-- One row per place that the filters mean.
SELECT *
FROM place
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
-- when crossing_lats
  AND place.precision IN ('exact', 'settlement', 'district')
  AND place.precision_km <= $crossing_km::DOUBLE
  -- Great-circle distance on a sphere of the mean radius (geodata/distance.py).
  AND list_min(list_transform(range(1, len($crossing_lats::DOUBLE[]) + 1), lambda corner:
      2 * 6371.0088 * asin(sqrt(least(1.0,
          sin(radians(place.latitude - ($crossing_lats::DOUBLE[])[corner]) / 2) ** 2
          + cos(radians(place.latitude)) * cos(radians(($crossing_lats::DOUBLE[])[corner]))
          * sin(radians(place.longitude - ($crossing_lons::DOUBLE[])[corner]) / 2) ** 2)))
      )) <= $crossing_km::DOUBLE
