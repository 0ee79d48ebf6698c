-- One row: what the counted seizures span whose place is known more closely than the country; NULL: none is.
SELECT min(latitude) AS south, min(longitude) AS west, max(latitude) AS north, max(longitude) AS east
FROM counted
WHERE latitude IS NOT NULL
