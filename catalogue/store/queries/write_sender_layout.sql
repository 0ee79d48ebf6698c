-- One row: the next version of the layout of sheets with the headers $shape.
INSERT INTO sender_layout
SELECT $name, coalesce((SELECT max(version) FROM sender_layout WHERE shape = $shape), 0) + 1,
       $shape, $record, $by, $now::TIMESTAMP
