-- One row per kind of the selected items: seizures that hold such an item, and the kg equivalent of the items.
-- $codes and $kinds pair each drug's code with its kind.
WITH kind AS (
    SELECT unnest($codes::VARCHAR[]) AS drug, unnest($kinds::VARCHAR[]) AS kind
)
SELECT kind.kind, count(DISTINCT selected.seizure_id) AS cases, coalesce(sum(selected.item_kg), 0.0) AS mass_kg
FROM selected
JOIN kind USING (drug)
GROUP BY ALL
ORDER BY kind.kind
