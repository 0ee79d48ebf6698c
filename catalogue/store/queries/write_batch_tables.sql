-- One row per table of the import's file.
INSERT INTO batch_table
SELECT $batch_id, table_number, sheet, first_row, last_row, layout FROM incoming_table
