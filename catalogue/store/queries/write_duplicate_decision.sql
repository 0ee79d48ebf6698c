-- One row: a person's decision on reports that may be one seizure.
INSERT INTO duplicate_decision
SELECT $decision_id, $verdict, list_sort($seizures::BIGINT[]), $lead::BIGINT, $decided_by, $now::TIMESTAMP,
       NULL, NULL, NULL
