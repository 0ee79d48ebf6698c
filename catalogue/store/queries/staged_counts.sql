-- One row: what the staged rows come to.
SELECT
    count(*) AS rows_read,
    count(*) FILTER (WHERE known_as IS NULL AND NOT refused) AS accepted,
    count(*) FILTER (WHERE known_as IS NULL AND refused) AS refused,
    count(*) FILTER (WHERE known_as IS NOT NULL) AS already_known
FROM staged_row
