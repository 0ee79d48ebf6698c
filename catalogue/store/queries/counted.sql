-- One row of place_counts.sql and its place, where the place is among those that the filters mean.
SELECT place_count.*, placed.* EXCLUDE (place_id)
FROM place_count
JOIN placed USING (place_id)
