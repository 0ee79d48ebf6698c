-- One row per kept upload with its bytes.
SELECT sha256, name, size_bytes, compressed, content FROM upload ORDER BY kept_at
