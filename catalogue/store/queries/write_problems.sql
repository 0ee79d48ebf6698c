-- One row per problem of the rows just written.
INSERT INTO problem
SELECT $batch_id, incoming_problem.code, incoming_problem.sheet, incoming_problem.row_number,
       incoming_problem.header, incoming_problem.value
FROM incoming_problem
JOIN staged_row USING (sheet, row_number)
WHERE staged_row.known_as IS NULL
