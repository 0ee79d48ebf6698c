-- One row per seizure of the batch $batch_id that tells of a container or goods.
DELETE FROM consignment WHERE seizure_id IN (SELECT seizure_id FROM seizure WHERE batch_id = $batch_id);
INSERT INTO consignment
SELECT seizure_id, container_text, container_number, goods_text, hs_heading, origin, consignee_type, unit_text
FROM incoming_consignment
