-- One row per text of a place that is known to $within_km or better.
SELECT place_id, latitude, longitude
FROM place
WHERE precision IN ('exact', 'settlement', 'district') AND precision_km <= $within_km::DOUBLE
ORDER BY place_id
