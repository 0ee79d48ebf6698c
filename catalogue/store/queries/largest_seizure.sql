-- One row: the largest number of a seizure, 0 in an empty store.
SELECT coalesce(max(seizure_id), 0) AS seizure_id FROM seizure
