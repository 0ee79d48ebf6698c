-- One row: the number of the next act of mending.
SELECT coalesce(max(act_id), 0) + 1 AS act_id FROM mend
