-- One row per column of the import's sheets.
INSERT INTO batch_column
SELECT $batch_id, sheet, position, header, field, withheld FROM incoming_column
