-- One row per text of a place and concealment method of the chosen seizures; NULL: not stated.
SELECT place_id, concealment, count(*) AS cases FROM chosen GROUP BY ALL
