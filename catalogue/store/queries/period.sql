-- One row: first and last day of all seizures up to the ceiling; NULL where there is none.
SELECT min(date_first) AS date_first, max(date_last) AS date_last FROM seizure WHERE handling_rank <= $ceiling
