-- One row per text of a place among the incoming seizures that the store does not hold.
SELECT DISTINCT country, province_text, place_text
FROM incoming_seizure
ANTI JOIN place USING (country, province_text, place_text)
ORDER BY country, province_text, place_text
