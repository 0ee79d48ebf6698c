-- One row per seizure of one page, latest first: cut before anything is joined to it.
SELECT seizure_id
FROM chosen
ORDER BY date_first DESC, seizure_id
LIMIT $limit OFFSET $offset
