-- Writes what the rows incoming_settled of batch $batch_id come to with their mended cells, in place of before.
DELETE FROM seized_item
WHERE batch_id = $batch_id AND raw_row_id IN (SELECT raw_row_id FROM incoming_settled);

CREATE OR REPLACE TEMP TABLE settled_seizure AS
SELECT incoming_seizure.* REPLACE (
    coalesce(seizure_id::BIGINT, (SELECT coalesce(max(seizure_id), 0) FROM seizure) + 1 + seizure_index) AS seizure_id
)
FROM incoming_seizure;

DELETE FROM seizure WHERE seizure_id IN (SELECT seizure_id FROM settled_seizure WHERE rewritten);

INSERT INTO seizure
SELECT
    seizure_id, $batch_id, raw_row_id, date_first, date_last, date_precision,
    country, place.place_id, producing_country,
    departure_country, departure_text, destination_country, destination_text,
    transport, concealment, installation, routing, case_number, source, reporting_channel,
    (SELECT handling_rank FROM batch WHERE batch_id = $batch_id)
FROM settled_seizure
JOIN place USING (country, province_text, place_text)
WHERE rewritten
ORDER BY seizure_id;

INSERT INTO seized_item
SELECT
    (SELECT coalesce(max(item_id), 0) FROM seized_item) + 1 + incoming_item.item_index,
    settled_seizure.seizure_id, $batch_id, incoming_item.raw_row_id,
    drug, drug_text, amount, unit, amount_text, unit_text, mass_kg, factor_key
FROM incoming_item
JOIN settled_seizure USING (seizure_index)
ORDER BY incoming_item.item_index;

UPDATE raw_row SET refused = incoming_settled.refused
FROM incoming_settled
WHERE raw_row.raw_row_id = incoming_settled.raw_row_id AND raw_row.refused <> incoming_settled.refused;

DELETE FROM mended_row WHERE raw_row_id IN (SELECT raw_row_id FROM incoming_settled);

INSERT INTO mended_row
SELECT incoming_settled.raw_row_id, $batch_id, incoming_settled.fingerprint::UUID
FROM incoming_settled
JOIN raw_row USING (raw_row_id)
WHERE NOT incoming_settled.refused AND incoming_settled.fingerprint::UUID <> raw_row.fingerprint;

DELETE FROM problem
WHERE batch_id = $batch_id AND code <> 'personal_data'
  AND (sheet, row_number) IN (
      SELECT (raw_row.sheet, raw_row.row_number) FROM raw_row
      WHERE raw_row.raw_row_id IN (SELECT raw_row_id FROM incoming_settled)
  );

INSERT INTO problem
SELECT $batch_id, code, sheet, row_number, header, value FROM incoming_problem;

DELETE FROM duplicate_decision
WHERE list_has_any(seizures, (
    SELECT list(seizure_id) FROM seizure
    WHERE batch_id = $batch_id AND seizure_id NOT IN (SELECT seizure_id FROM seized_item WHERE batch_id = $batch_id)
));

DELETE FROM seizure
WHERE batch_id = $batch_id AND seizure_id NOT IN (SELECT seizure_id FROM seized_item WHERE batch_id = $batch_id);

DELETE FROM attribution WHERE seizure_id NOT IN (SELECT seizure_id FROM seizure);

DELETE FROM attribution_decision WHERE seizure_id NOT IN (SELECT seizure_id FROM seizure);

DELETE FROM stated_consignment WHERE seizure_id NOT IN (SELECT seizure_id FROM seizure);

DELETE FROM operation_tag WHERE seizure_id NOT IN (SELECT seizure_id FROM seizure);

DELETE FROM consignment WHERE seizure_id NOT IN (SELECT seizure_id FROM seizure);

DELETE FROM place WHERE NOT asserted AND place_id NOT IN (SELECT place_id FROM seizure);

UPDATE batch SET
    accepted = (SELECT count(*) FROM raw_row WHERE batch_id = $batch_id AND NOT refused),
    refused = (SELECT count(*) FROM raw_row WHERE batch_id = $batch_id AND refused)
WHERE batch_id = $batch_id
