-- One row: the chosen seizures, and those of them that state no country of departure, or of destination.
SELECT count(*) AS cases, count(*) FILTER (WHERE departure_country IS NULL) AS departure_unknown,
       count(*) FILTER (WHERE destination_country IS NULL) AS destination_unknown
FROM chosen
