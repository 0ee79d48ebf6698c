-- One row: the consignment of seizure $seizure_id as a person states it; an earlier statement ends.
UPDATE stated_consignment SET ended_by = $stated_by, ended_at = $now::TIMESTAMP
WHERE seizure_id = $seizure_id AND ended_at IS NULL;
INSERT INTO stated_consignment VALUES (
    $seizure_id, $container_text, $container_number, $goods_text, $hs_heading, $origin, $consignee_type, $unit_text,
    $stated_by, $now::TIMESTAMP, NULL, NULL)
