-- One row: first and last day of all seizures; NULL in an empty store.
SELECT min(date_first) AS date_first, max(date_last) AS date_last FROM seizure
