-- One row: the uploaded bytes, kept once whatever the number of imports.
INSERT INTO upload
SELECT $sha256, $name, $size_bytes, $compressed, $content, $now::TIMESTAMP
WHERE $sha256 NOT IN (SELECT sha256 FROM upload)
