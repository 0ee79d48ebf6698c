-- One row: chosen seizures that are known by their year alone.
SELECT count(*) AS cases FROM chosen WHERE date_precision = 'year'
