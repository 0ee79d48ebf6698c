-- One row per seizure of an export, by its number.
SELECT seizure_id FROM chosen ORDER BY seizure_id
