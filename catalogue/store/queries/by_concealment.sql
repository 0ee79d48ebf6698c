-- One row per concealment method of the selected seizures; NULL: not stated.
WITH counted_seizure AS (
    SELECT concealment, count(*) AS cases FROM chosen GROUP BY ALL
), counted_item AS (
    SELECT concealment, sum(mass_kg) AS mass_kg FROM selected GROUP BY ALL
)
SELECT counted_seizure.concealment, counted_seizure.cases, counted_item.mass_kg
FROM counted_seizure
LEFT JOIN counted_item ON counted_item.concealment IS NOT DISTINCT FROM counted_seizure.concealment
ORDER BY counted_seizure.cases DESC, counted_seizure.concealment
