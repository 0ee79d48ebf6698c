-- One row: whether seizures are held, and whether any text of theirs is indexed.
SELECT
    (SELECT count(*) FROM (SELECT 1 FROM seizure LIMIT 1)) > 0 AS filled,
    (SELECT count(*) FROM (SELECT 1 FROM searched_text LIMIT 1)) > 0 AS indexed
