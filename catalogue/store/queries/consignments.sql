-- One row per seizure that tells of a container or goods, latest first; $seizure_id: only that one.
SELECT consignment.*, seizure.country, seizure.date_first
FROM consignment
JOIN seizure USING (seizure_id)
WHERE seizure.handling_rank <= $ceiling
  AND ($seizure_id::BIGINT IS NULL OR seizure.seizure_id = $seizure_id::BIGINT)
ORDER BY seizure.date_first DESC, seizure_id
