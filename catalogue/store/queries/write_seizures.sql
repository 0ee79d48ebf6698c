-- One row per seizure whose first row the store did not know; staged_seizure keeps its new id.
CREATE OR REPLACE TEMP TABLE staged_seizure AS
SELECT
    incoming_seizure.*,
    staged_row.raw_row_id,
    (SELECT coalesce(max(seizure_id), 0) FROM seizure) + 1 + incoming_seizure.seizure_index AS seizure_id
FROM incoming_seizure
JOIN staged_row USING (row_index)
WHERE staged_row.known_as IS NULL;

INSERT INTO seizure
SELECT
    seizure_id, $batch_id, raw_row_id, date_first, date_last, date_precision,
    country, place.place_id, producing_country,
    departure_country, departure_text, destination_country, destination_text,
    transport, concealment, installation, routing, case_number, source, reporting_channel, $handling_rank
FROM staged_seizure
JOIN place USING (country, province_text, place_text)
ORDER BY seizure_id
