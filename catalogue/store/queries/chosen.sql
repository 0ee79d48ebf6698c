-- One row per seizure that the filters mean: no item is joined where no filter asks for one.
SELECT *
FROM matching
WHERE true
-- when drugs
  AND matching.seizure_id IN (
      SELECT seized_item.seizure_id FROM seized_item
      WHERE list_contains($drugs::VARCHAR[], seized_item.drug))
