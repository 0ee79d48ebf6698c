-- One row: what the selected seizures cover and how much of them is known.
SELECT
    count(DISTINCT selected.seizure_id) AS cases,
    min(selected.date_first) AS date_first,
    max(selected.date_last) AS date_last,
    count(DISTINCT selected.country) AS countries,
    count(DISTINCT selected.batch_id) AS batches,
    count(DISTINCT selected.seizure_id) FILTER (WHERE place.latitude IS NOT NULL) AS with_place,
    count(DISTINCT selected.seizure_id) FILTER (
        WHERE selected.departure_country IS NOT NULL OR selected.destination_country IS NOT NULL
    ) AS with_direction,
    count(DISTINCT selected.seizure_id) FILTER (
        WHERE selected.seizure_id IN (SELECT attribution.seizure_id FROM attribution)
    ) AS with_route,
    coalesce(bool_or(batch.synthetic), false) AS synthetic,
    coalesce(max(selected.handling_rank), 0) AS handling_rank
FROM selected
JOIN place USING (place_id)
JOIN batch USING (batch_id)
